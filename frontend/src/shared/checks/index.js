/**
 * Checks the value of one setting.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').Value} Value */
/** @typedef {import('./problem.js').Problem} Problem */
/** @typedef {{ [name: string]: unknown }} Outer typed values around a nested setting */

import { t } from '../../i18n/translate.js';
import { isComputed } from '../template.js';
import { isEmpty } from '../values.js';
import { checkCollection, isCollection } from './collections.js';
import { checkComputed, expressionMode } from './expressions.js';
import { checkLiteral } from './literals.js';
import { invalid } from './problem.js';

/**
 * What is wrong with the value. An empty one is wrong only where it is required.
 *
 * @param {Setting} setting
 * @param {Value | undefined} value
 * @param {Outer} [outer]
 * @returns {Problem[]}
 */
export function checkValue(setting, value, outer = {}) {
  if (value === undefined || isBlank(setting, value)) return missing(setting);
  if (typeof value === 'string') return checkText(setting, value);
  if (!isCollection(setting)) return [invalid(t('One text is needed here.'))];
  return checkCollection(setting, value, outer, checkValue);
}

/**
 * A list whose rows are all empty is one whose rows are to be filled in or removed.
 *
 * @param {Setting} setting
 * @param {Value} value
 */
function isBlank(setting, value) {
  if (!Array.isArray(value) || value.length === 0 || setting.required) {
    return isEmpty(value);
  }
  return false;
}

/** @param {Setting} setting */
function missing(setting) {
  if (!setting.required) return [];
  const message = t('This is required.');
  return [{ ...invalid(message), rule: 'missing-setting' }];
}

/**
 * @param {Setting} setting
 * @param {string} text
 * @returns {Problem[]}
 */
function checkText(setting, text) {
  const mode = expressionMode(setting);
  if (mode === 'feel' && !text.startsWith('=')) {
    return [invalid(t('An expression is needed here. Begin with =.'))];
  }
  if (mode !== 'none' && isComputed(text)) return checkComputed(setting, text);
  if (isCollection(setting)) {
    return [invalid(t('A list is needed here, not one text.'))];
  }
  return checkLiteral(setting, text);
}
