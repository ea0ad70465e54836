/**
 * Turns a value into an expression and back.
 */

import { expressionMode } from '../../../shared/checks/expressions.js';
import { isComputed, isExpression, parseTemplate } from '../../../shared/template.js';

/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */

const TEXTS = [
  'string', 'text', 'markdown', 'code', 'json', 'url', 'email', 'file', 'datetime',
  'duration',
];
const NUMBERS = ['number', 'integer', 'boolean'];

/**
 * Whether `{{ }}` can be typed into the setting's own control.
 *
 * @param {Setting} setting
 */
export function takesTemplate(setting) {
  return TEXTS.includes(setting.type) && expressionMode(setting) === 'template';
}

/**
 * Whether the value is shown as an expression rather than in the setting's control.
 *
 * @param {Setting} setting
 * @param {Value | undefined} value
 */
export function isShownAsExpression(setting, value) {
  const mode = expressionMode(setting);
  if (mode === 'feel') return true;
  if (mode === 'none' || typeof value !== 'string') return false;
  return isExpression(value) || (isComputed(value) && !takesTemplate(setting));
}

/**
 * A literal as an expression, or null where none can be made of it.
 *
 * @param {Setting} setting
 * @param {Value | undefined} value
 * @returns {string | null}
 */
export function asExpression(setting, value) {
  if (typeof value !== 'string' || !value.trim()) return null;
  if (isExpression(value)) return value;
  const { parts } = parseTemplate(value);
  if (parts.length === 1 && 'expression' in parts[0]) {
    return `=${parts[0].expression.trim()}`;
  }
  if (isComputed(value)) return null;
  return NUMBERS.includes(setting.type) ? `=${value}` : `=${JSON.stringify(value)}`;
}

/**
 * An expression as a literal, or null: the field is empty then.
 *
 * @param {Setting} setting
 * @param {string} expression with its `=`
 * @returns {string | null}
 */
export function asLiteral(setting, expression) {
  const body = expression.slice(1).trim();
  const literal = literalOf(body);
  if (literal !== null) return literal;
  return takesTemplate(setting) && body ? `{{ ${body} }}` : null;
}

/** @param {string} body */
function literalOf(body) {
  if (!/^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)$/.test(body)) return null;
  try {
    return String(JSON.parse(body));
  } catch {
    return null;
  }
}
