/**
 * Splits the text of a setting into plain text and `{{ expression }}` parts.
 */

/** @typedef {import('./types.js').Position} Position */
/** @typedef {{ text: string, from: number, to: number }} TextPart */
/** @typedef {{ expression: string, from: number, to: number }} ExpressionPart */
/** @typedef {Array<TextPart | ExpressionPart>} Parts */
/** @typedef {{ parts: Parts, error: TemplateError | null }} Template */
/** @typedef {{ message: string, position: Position }} TemplateError */

import { t } from '../i18n/translate.js';
import { checkExpression } from './feel.js';

/**
 * Whether the whole text is one FEEL expression.
 *
 * @param {string} text
 */
export function isExpression(text) {
  return text.startsWith('=');
}

/**
 * Whether the text holds anything computed.
 *
 * @param {string} text
 */
export function isComputed(text) {
  return isExpression(text) || text.includes('{{');
}

/**
 * The parts of a text in order. `from` and `to` of an expression are those between
 * its braces; after an unclosed `{{` the rest is text and `error` says where.
 *
 * @param {string} text
 * @returns {Template}
 */
export function parseTemplate(text) {
  /** @type {Template} */
  const template = { parts: [], error: null };
  let from = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const close = closingBraces(text, open + 2);
    if (close < 0) {
      template.error = unclosed(open);
      break;
    }
    pushText(template, text, from, open);
    template.parts.push({
      expression: text.slice(open + 2, close),
      from: open + 2,
      to: close,
    });
    from = close + 2;
  }
  pushText(template, text, from, text.length);
  return template;
}

/**
 * What is wrong with a text that may hold `{{ }}` or begin with `=`, or null.
 *
 * @param {string} text
 * @returns {TemplateError | null}
 */
export function checkTemplate(text) {
  if (isExpression(text)) return checkedAt(text.slice(1), 1);
  const { parts, error } = parseTemplate(text);
  for (const part of parts) {
    const found = 'expression' in part ? checkedAt(part.expression, part.from) : null;
    if (found) return found;
  }
  return error;
}

/**
 * @param {string} expression
 * @param {number} offset of the expression in its text
 */
function checkedAt(expression, offset) {
  const error = checkExpression(expression);
  if (!error) return null;
  const { from, to } = error.position;
  return {
    message: error.message,
    position: { from: from + offset, to: to + offset },
  };
}

/**
 * @param {Template} template
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
function pushText(template, text, from, to) {
  if (to > from) template.parts.push({ text: text.slice(from, to), from, to });
}

/**
 * The index of the `}}` that ends an expression; FEEL strings and contexts may hold
 * braces themselves.
 *
 * @param {string} text
 * @param {number} start
 */
function closingBraces(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '}' && text[at + 1] === '}') return at;
  }
  return -1;
}

/**
 * @param {string} text
 * @param {number} start of the opening quote
 */
function endOfString(text, start) {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** @param {number} open */
function unclosed(open) {
  return {
    message: t('This {{ has no }} that closes it.'),
    position: { from: open, to: open + 2 },
  };
}
