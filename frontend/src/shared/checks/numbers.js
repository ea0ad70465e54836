/**
 * Checks numbers, which the file holds as decimal text.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { invalid } from './problem.js';
import { checkRange } from './sizes.js';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const WITH_COMMA = /^[+-]?\d+,\d+$/;

/**
 * @param {Setting} setting
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkNumber(setting, text) {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return checkRange(setting, Number(trimmed));
  if (WITH_COMMA.test(trimmed)) {
    return [invalid(t('Write the number with a point, not with a comma.'))];
  }
  return [invalid(t('"{text}" is not a number.', { text }))];
}

/**
 * @param {Setting} setting
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkInteger(setting, text) {
  const trimmed = text.trim();
  if (!/^[+-]?\d+$/.test(trimmed)) {
    return [invalid(t('"{text}" is not a whole number.', { text }))];
  }
  const number = Number(trimmed);
  if (Number.isSafeInteger(number)) return checkRange(setting, number);
  return [invalid(t('The number is too large to be exact.'))];
}
