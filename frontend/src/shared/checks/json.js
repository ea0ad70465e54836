/**
 * Checks JSON in which `{{ }}` may stand for any value or part of a text.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { parseTemplate } from '../template.js';
import { invalid } from './problem.js';

const STRING = String.raw`"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(
  String.raw`\s*(?:([{}[\],:])|(${STRING})|(${NUMBER}|true|false|null))`,
  'uy',
);

/**
 * Whether the text of the setting is to be JSON.
 *
 * @param {Setting} setting
 */
export function isJson(setting) {
  return setting.type === 'json' || setting.language === 'json';
}

/**
 * What is wrong with the text as JSON, with the place.
 *
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkFilledJson(text) {
  const filled = withoutExpressions(text);
  try {
    JSON.parse(filled);
    return [];
  } catch {
    const from = placeOfError(filled);
    const read = text.slice(from).trim().slice(0, 12);
    const message = read
      ? t('This is not JSON at "{text}".', { text: read })
      : t('The JSON is not complete.');
    return [invalid(message, { from, to: Math.min(from + 1, text.length) })];
  }
}

/**
 * The text with digits in place of each `{{ }}`, so that places stay the same.
 *
 * @param {string} text
 */
function withoutExpressions(text) {
  return parseTemplate(text)
    .parts.map((part) =>
      'text' in part ? part.text : '1'.repeat(part.to - part.from + 4),
    )
    .join('');
}

/**
 * Where JSON stops being JSON. The message of JSON.parse differs between engines.
 *
 * @param {string} text
 */
function placeOfError(text) {
  /** @type {string[]} */
  const open = [];
  let expected = 'value';
  for (let from = 0; ; ) {
    TOKEN.lastIndex = from;
    const match = TOKEN.exec(text);
    if (!match) return from + text.slice(from).search(/\S|$/);
    const at = from + match[0].search(/\S/);
    const next = follows(expected, tokenOf(match), open);
    if (!next) return at;
    expected = next;
    from = TOKEN.lastIndex;
  }
}

/** @param {RegExpExecArray} match */
function tokenOf([, sign, string]) {
  return sign ?? (string ? 'string' : 'literal');
}

/**
 * What may come after a token, or null where the token itself may not come.
 *
 * @param {string} expected
 * @param {string} token
 * @param {string[]} open brackets
 * @returns {string | null}
 */
function follows(expected, token, open) {
  if (token === ':' || token === ',') return afterSign(expected, token, open);
  if (token === 'string' && expected.includes('key')) return 'colon';
  const begins = expected.startsWith('value') && isValueStart(token);
  return begins ? afterValue(token, open) : closes(expected, token, open);
}

/**
 * @param {string} expected
 * @param {string} token
 * @param {string[]} open
 */
function afterSign(expected, token, open) {
  if (token === ':') return expected === 'colon' ? 'value' : null;
  return expected === 'more' ? afterComma(open) : null;
}

/** @param {string[]} open */
function afterComma(open) {
  return open.at(-1) === '{' ? 'key' : 'value';
}

/** @param {string} token */
function isValueStart(token) {
  return token === 'string' || token === 'literal' || token === '{' || token === '[';
}

/**
 * @param {string} token
 * @param {string[]} open
 */
function afterValue(token, open) {
  if (token === 'string' || token === 'literal') return open.length ? 'more' : 'end';
  open.push(token);
  return token === '{' ? 'key or }' : 'value or ]';
}

/**
 * @param {string} expected
 * @param {string} token
 * @param {string[]} open
 */
function closes(expected, token, open) {
  const closing = open.at(-1) === '{' ? '}' : ']';
  const possible = expected === 'more' || expected.endsWith(`or ${closing}`);
  if (!open.length || token !== closing || !possible) return null;
  open.pop();
  return open.length ? 'more' : 'end';
}
