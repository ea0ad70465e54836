/**
 * Turns the summary sentence of an operation ("Send {subject} to {to}") into parts.
 */

/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').Setting} Setting */
/** @typedef {import('./types.js').Value} Value */
/** @typedef {import('./types.js').Values} Values */
/** @typedef {{ value: string, setting: string, missing: boolean }} SummaryValue */
/** @typedef {{ text: string } | SummaryValue} SummaryPart */

import { effectiveValues } from './settings.js';

const PLACE = /\{([\w-]+)\}/g;

/**
 * The summary sentence as text and value parts; a value that is not filled in shows
 * the label of its setting and is `missing`.
 *
 * @param {Operation} operation
 * @param {Values} values
 * @returns {SummaryPart[]}
 */
export function summarise(operation, values) {
  const sentence = operation.summary ?? operation.name;
  const effective = effectiveValues(operation, values);
  /** @type {SummaryPart[]} */
  const parts = [];
  let from = 0;
  for (const match of sentence.matchAll(PLACE)) {
    if (match.index > from) parts.push({ text: sentence.slice(from, match.index) });
    parts.push(valuePart(operation, match[1], effective[match[1]]));
    from = match.index + match[0].length;
  }
  if (from < sentence.length) parts.push({ text: sentence.slice(from) });
  return parts;
}

/**
 * @param {Operation} operation
 * @param {string} name
 * @param {Value | undefined} value
 * @returns {SummaryPart}
 */
function valuePart(operation, name, value) {
  const setting = operation.settings.find((candidate) => candidate.name === name);
  const shown = setting && value !== undefined ? shownValue(setting, value) : '';
  if (shown) return { value: shown, setting: name, missing: false };
  return { value: setting?.label ?? name, setting: name, missing: true };
}

/**
 * @param {Setting} setting
 * @param {Value} value
 * @returns {string}
 */
function shownValue(setting, value) {
  if (Array.isArray(value)) {
    return value.map((item) => shownValue(setting.items ?? setting, item)).join(', ');
  }
  if (typeof value === 'object') return Object.keys(value).join(', ');
  const choice = setting.choices?.find((candidate) => candidate.value === value);
  return (choice?.label ?? value).replace(/\s+/g, ' ').trim();
}
