/**
 * FEEL, the language of expressions.
 */

import { evaluate as run, isFunction, parseExpression, SyntaxError } from 'feelin';
import { t } from '../i18n/translate.js';
import { hintAt } from './hints.js';
import { plainValue } from './plain.js';
import { isReserved } from './reserved.js';

/** @typedef {import('./types.js').Position} Position */
/** @typedef {{ message: string, position: Position }} ExpressionProblem */
/** @typedef {{ [name: string]: unknown }} Context */
/** @typedef {import('feelin').Warning} Warning */

/** The most characters that an expression may have. */
export const LONGEST_EXPRESSION = 2000;

/** What the grammar calls an expression as a whole and one side of `=`. */
const TAKES_VALUES = ['Expression', 'Comparison'];

/** This expression has no value. */
export class ExpressionError extends Error {
  /**
   * @param {ExpressionProblem} problem
   */
  constructor({ message, position }) {
    super(message);
    this.name = 'ExpressionError';
    this.position = position;
  }
}

/**
 * What is wrong with the writing of an expression (without `=`), or null. Nothing is
 * evaluated.
 *
 * @param {string} text
 * @returns {ExpressionProblem | null}
 */
export function checkExpression(text) {
  if (text.length > LONGEST_EXPRESSION) return tooLong(text);
  if (!text.trim()) return problem(t('The expression is empty.'), 0, text.length);
  /** @type {Position | null} */
  let position = null;
  parseExpression(text, {}, undefined).iterate({
    enter: (node) => {
      const { type, from, to } = node;
      if (!position && (type.isError || isMisplacedTest(node))) position = { from, to };
      return !position;
    },
  });
  return position ? unreadable(text, position) : null;
}

/**
 * The value of an expression (without `=`) as JSON can hold it. Throws an
 * ExpressionError when it cannot be read or anything in it cannot be worked out.
 *
 * @param {string} expression
 * @param {Context} context values by name
 * @returns {unknown}
 */
export function evaluate(expression, context) {
  const unreadable = checkExpression(expression);
  if (unreadable) throw new ExpressionError(unreadable);
  refuseReserved(expression, context);
  const { value, warnings } = runReadable(expression, context);
  if (warnings.length) throw new ExpressionError(explained(warnings[0]));
  if (isFunction(value)) {
    const message = t('The expression gives a function, not a value.');
    throw new ExpressionError(problem(message, 0, expression.length));
  }
  return plainValue(value);
}

/**
 * Whether a condition over values, any of which may be missing, is true; null when it
 * is neither true nor false.
 *
 * @param {string} condition
 * @param {Context} context
 * @returns {boolean | null}
 */
export function decide(condition, context) {
  if (checkExpression(condition)) return null;
  const { value } = runReadable(condition, context);
  return typeof value === 'boolean' ? value : null;
}

/**
 * Whether a test such as `= 1` stands where a value has to: the grammar takes it, as
 * in `a == 1`, but it has no value.
 *
 * @param {{ name: string, node: { parent: { name: string } | null } }} place
 */
function isMisplacedTest({ name, node: { parent } }) {
  const around = parent?.name ?? '';
  return name === 'SimplePositiveUnaryTest' && TAKES_VALUES.includes(around);
}

/**
 * @param {string} expression
 * @param {Context} context
 */
function runReadable(expression, context) {
  try {
    return run(expression, context);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ExpressionError(unreadable(expression, error.position));
  }
}

/**
 * @param {string} expression
 * @param {Context} context
 */
function refuseReserved(expression, context) {
  const name = Object.keys(context).find(isReserved);
  if (name === undefined) return;
  const message = t('A value cannot be named "{name}": FEEL uses that name itself.', {
    name,
  });
  throw new ExpressionError(problem(message, 0, expression.length));
}

/** @param {string} text */
function tooLong(text) {
  const message = t(
    'The expression has {length} characters. At most {most} are possible.',
    { length: text.length, most: LONGEST_EXPRESSION },
  );
  return problem(message, LONGEST_EXPRESSION, text.length);
}

/**
 * @param {string} text
 * @param {Position} position
 */
function unreadable(text, position) {
  const from = Math.min(position.from, text.length);
  const read = text.slice(from).trim().slice(0, 20);
  const message = read
    ? t('The expression cannot be read at "{text}".', { text: read })
    : t('The expression is not complete.');
  const hint = hintAt(text, from);
  const sentence = hint ? `${message} ${hint}` : message;
  return problem(sentence, from, Math.min(Math.max(position.to, from), text.length));
}

/** @param {Warning} warning */
function explained(warning) {
  const { position, type, message } = warning;
  const [sentence, values] = explanation(type, message, warning.details.template);
  return problem(t(sentence, values), position.from, position.to);
}

/**
 * @param {string} type
 * @param {string} message
 * @param {string} template
 * @returns {[string, { [name: string]: string }]}
 */
function explanation(type, message, template) {
  const name = /'([^']*)'/.exec(template)?.[1] ?? '';
  if (type === 'NO_VARIABLE_FOUND') {
    return ['There is no value "{name}" here.', { name }];
  }
  if (type === 'NO_CONTEXT_ENTRY_FOUND' || type === 'NO_PROPERTY_FOUND') {
    return ['The value has no part "{name}".', { name }];
  }
  if (type === 'NO_FUNCTION_FOUND') return ['There is no such function.', {}];
  return ['This part cannot be worked out: {reason}.', { reason: message }];
}

/**
 * @param {string} message
 * @param {number} from
 * @param {number} to
 * @returns {ExpressionProblem}
 */
function problem(message, from, to) {
  return { message, position: { from, to } };
}
