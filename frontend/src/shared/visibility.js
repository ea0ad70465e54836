/**
 * Decides which settings a form shows.
 */

/** @typedef {import('./types.js').Setting} Setting */
/** @typedef {import('./types.js').Values} Values */

import { checkExpression, decide } from './feel.js';
import { isComputed } from './template.js';
import { typedValues } from './values.js';

/**
 * Whether `visible_if` shows the setting. What cannot be decided before a Request
 * runs, because the condition looks at a computed value or cannot be read, is shown.
 *
 * @param {Setting} setting
 * @param {Setting[]} settings beside it
 * @param {Values} values effective values of those settings
 * @param {{ [name: string]: unknown }} [outer] typed values around a nested setting
 */
export function isVisible(setting, settings, values, outer = {}) {
  if (!setting.visible_if) return true;
  if (checkExpression(setting.visible_if)) return true;
  if (looksAtComputed(setting.visible_if, values)) return true;
  const context = { ...outer, ...typedValues(settings, values) };
  return decide(setting.visible_if, context) === true;
}

/**
 * @param {string} condition
 * @param {Values} values
 */
function looksAtComputed(condition, values) {
  const words = new Set(condition.match(/\w+/g));
  return Object.entries(values)
    .filter(([name]) => words.has(name))
    .some(([, value]) => typeof value === 'string' && isComputed(value));
}
