/**
 * Works out a text with `{{ }}` or `=` over the values of a Request.
 */

import { evaluate, ExpressionError } from './feel.js';
import { isExpression, parseTemplate } from './template.js';
import { written } from './writing.js';

/** @typedef {import('./feel.js').Context} Context */
/** @typedef {import('./writing.js').Writing} Writing */

const IS_MARKUP = new Set(['html', 'markdown']);

/**
 * The value of a text: of `=…` with its type; of one `{{ }}` alone too, but where its
 * text has to be written in another way; otherwise text.
 * Throws an ExpressionError whose position is that in the text.
 *
 * @param {string} text
 * @param {Context} context values by name
 * @param {Writing} [writing] the language that the text is in
 * @returns {unknown}
 */
export function fillTemplate(text, context, writing = 'text') {
  if (isExpression(text)) return evaluateAt(text.slice(1), 1, context);
  const { parts, error } = parseTemplate(text);
  if (error) throw new ExpressionError(error);
  const [first] = parts;
  if (parts.length === 1 && 'expression' in first && !IS_MARKUP.has(writing)) {
    return evaluateAt(first.expression, first.from, context);
  }
  return parts.reduce((before, part) => {
    if ('text' in part) return before + part.text;
    const value = evaluateAt(part.expression, part.from, context);
    return before + written(value, writing, before);
  }, '');
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
