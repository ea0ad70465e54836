/**
 * Checks `min` and `max` of numbers, texts and lists.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { invalid } from './problem.js';

/**
 * @param {Setting} setting
 * @param {number} number
 */
export function checkRange(setting, number) {
  return between(setting, number, {
    least: 'At least {limit} is needed.',
    most: 'At most {limit} is possible.',
  });
}

/**
 * @param {Setting} setting
 * @param {string} text
 */
export function checkLength(setting, text) {
  return between(setting, text.length, {
    least: 'At least {limit} characters are needed.',
    most: 'At most {limit} characters are possible; this has {size}.',
  });
}

/**
 * @param {Setting} setting
 * @param {number} count of rows
 */
export function checkCount(setting, count) {
  return between(setting, count, {
    least: 'At least {limit} rows are needed.',
    most: 'At most {limit} rows are possible; these are {size}.',
  });
}

/**
 * @param {Setting} setting
 * @param {number} size
 * @param {{ least: string, most: string }} sentences
 * @returns {Problem[]}
 */
function between({ min, max }, size, sentences) {
  if (min !== undefined && size < min) {
    return [invalid(t(sentences.least, { limit: min, size }))];
  }
  if (max === undefined || size <= max) return [];
  return [invalid(t(sentences.most, { limit: max, size }))];
}
