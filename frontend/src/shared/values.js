/**
 * Values as the file holds them, as the manifest writes them and as FEEL sees them.
 */

/** @typedef {import('./types.js').Setting} Setting */
/** @typedef {import('./types.js').Value} Value */
/** @typedef {import('./types.js').Values} Values */

import { isComputed } from './template.js';

const NUMBERS = ['number', 'integer'];

/**
 * A default of a manifest in the form of the file: numbers and booleans as text.
 *
 * @param {unknown} value
 * @returns {Value | null}
 */
export function fileValue(value) {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((item) => fileValue(item) ?? '');
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fileValue(item) ?? '']),
  );
}

/**
 * The values of an operation's settings in the form of the file, defaults included;
 * a setting that has neither value nor default is left out.
 *
 * @param {{ settings: Setting[] }} operation
 * @param {Values} values
 * @returns {Values}
 */
export function effectiveValues(operation, values) {
  /** @type {Values} */
  const effective = {};
  for (const setting of operation.settings) {
    const written = Object.hasOwn(values, setting.name) ? values[setting.name] : null;
    const value = written ?? fileValue(setting.default);
    if (value !== null) effective[setting.name] = value;
  }
  return effective;
}

/**
 * Whether nothing is filled in. A list of empty texts is empty too.
 *
 * @param {Value | null | undefined} value
 * @returns {boolean}
 */
export function isEmpty(value) {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isEmpty);
  return Object.keys(value).length === 0;
}

/**
 * The value as `visible_if` sees it: booleans and numbers typed, computed text null.
 *
 * @param {Setting} setting
 * @param {Value | undefined} value
 * @returns {unknown}
 */
export function typedValue(setting, value) {
  if (value === undefined) return null;
  if (typeof value !== 'string') return value;
  if (isComputed(value)) return null;
  if (setting.type === 'boolean') return value === 'true';
  return NUMBERS.includes(setting.type) ? numberOf(value) : value;
}

/** @param {string} text */
function numberOf(text) {
  return text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

/**
 * All values of the settings as `visible_if` sees them, absent ones as null.
 *
 * @param {Setting[]} settings
 * @param {Values} values
 * @returns {{ [setting: string]: unknown }}
 */
export function typedValues(settings, values) {
  return Object.fromEntries(
    settings.map((setting) => [
      setting.name,
      typedValue(setting, values[setting.name]),
    ]),
  );
}
