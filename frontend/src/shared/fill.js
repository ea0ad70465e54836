/**
 * Works out a text with `{{ }}` or `=` over the values of a Request.
 */

import { evaluate, ExpressionError } from './feel.js';
import { isExpression, parseTemplate } from './template.js';

/** @typedef {import('./feel.js').Context} Context */

/**
 * The value of a text: of `=…` and of one `{{ }}` alone with its type, otherwise text.
 * Throws an ExpressionError whose position is that in the text.
 *
 * @param {string} text
 * @param {Context} context values by name
 * @returns {unknown}
 */
export function fillTemplate(text, context) {
  if (isExpression(text)) return evaluateAt(text.slice(1), 1, context);
  const { parts, error } = parseTemplate(text);
  if (error) throw new ExpressionError(error);
  const filled = parts.map((part) =>
    'text' in part ? part.text : evaluateAt(part.expression, part.from, context),
  );
  const alone = parts.length === 1 && 'expression' in parts[0];
  return alone ? filled[0] : filled.map(asText).join('');
}

/**
 * @param {string} expression
 * @param {number} offset
 * @param {Context} context
 */
function evaluateAt(expression, offset, context) {
  try {
    return evaluate(expression, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { from, to } = error.position;
    throw new ExpressionError({
      message: error.message,
      position: { from: from + offset, to: to + offset },
    });
  }
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function asText(value) {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.map(asText).join(', ');
}
