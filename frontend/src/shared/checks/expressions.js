/**
 * Checks texts that are worked out when a Request runs.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').SettingType} SettingType */
/** @typedef {import('./problem.js').Problem} Problem */

import { checkTemplate, isExpression } from '../template.js';
import { checkFilledJson, isJson } from './json.js';
import { checkFilledUrl } from './url.js';
import { invalid } from './problem.js';

/** @type {SettingType[]} */
const LITERAL_ONLY = ['variable', 'credential', 'secret', 'screen'];

/**
 * How the setting takes expressions: `template`, `feel` or `none`.
 *
 * @param {Setting} setting
 * @returns {"template" | "feel" | "none"}
 */
export function expressionMode(setting) {
  if (setting.expression) return setting.expression;
  if (setting.type === 'expression') return 'feel';
  return LITERAL_ONLY.includes(setting.type) ? 'none' : 'template';
}

/**
 * What is wrong with a text that begins with `=` or holds `{{ }}`.
 *
 * @param {Setting} setting
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkComputed(setting, text) {
  const found = checkTemplate(text);
  if (found) {
    const { message, position } = found;
    return [{ ...invalid(message, position), rule: 'unreadable-expression' }];
  }
  if (isExpression(text)) return [];
  if (isJson(setting)) return checkFilledJson(text);
  return setting.type === 'url' ? checkFilledUrl(text) : [];
}
