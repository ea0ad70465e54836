/**
 * Checks lists, maps and objects.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').SettingType} SettingType */
/** @typedef {import('../types.js').Value} Value */
/** @typedef {import('../types.js').ValueObject} ValueObject */
/** @typedef {import('./index.js').Outer} Outer */
/** @typedef {import('./problem.js').Problem} Problem */
/**
 * @callback Check
 * @param {Setting} setting
 * @param {Value | undefined} value
 * @param {Outer} outer
 * @returns {Problem[]}
 */

import { t } from '../../i18n/translate.js';
import { effectiveValues, isEmpty, typedValues } from '../values.js';
import { isVisible } from '../visibility.js';
import { checkCount } from './sizes.js';
import { invalid, under } from './problem.js';

/** @type {SettingType[]} */
const LISTS = ['list', 'choices', 'emails'];
/** @type {SettingType[]} */
const OBJECTS = ['map', 'object'];

/**
 * Whether the setting holds a list or an object.
 *
 * @param {Setting} setting
 */
export function isCollection(setting) {
  return LISTS.includes(setting.type) || OBJECTS.includes(setting.type);
}

/**
 * @param {Setting} setting
 * @param {ValueObject | Value[]} value
 * @param {Outer} outer
 * @param {Check} check of one value
 * @returns {Problem[]}
 */
export function checkCollection(setting, value, outer, check) {
  if (Array.isArray(value)) {
    if (OBJECTS.includes(setting.type)) return [invalid(t('Named values are needed.'))];
    return checkList(setting, value, outer, check);
  }
  if (LISTS.includes(setting.type)) return [invalid(t('A list is needed here.'))];
  if (setting.type === 'map') return checkMap(setting, value, outer, check);
  return checkObject(setting, value, outer, check);
}

/**
 * @param {Setting} setting
 * @param {Value[]} list
 * @param {Outer} outer
 * @param {Check} check
 */
function checkList(setting, list, outer, check) {
  const row = rowSetting(setting);
  const problems = list.flatMap((value, index) => {
    const found = isEmpty(value) ? [emptyRow()] : check(row, value, outer);
    return found.map((problem) => under(problem, index));
  });
  return [...checkCount(setting, list.length), ...problems];
}

function emptyRow() {
  return invalid(t('This row is empty. Fill it in or remove it.'));
}

/**
 * The setting that each row of a list is.
 *
 * @param {Setting} setting
 * @returns {Setting}
 */
function rowSetting(setting) {
  const { name, label, expression } = setting;
  const shared = { name, label, ...(expression && { expression }) };
  if (setting.type === 'emails') return { ...shared, type: 'email' };
  if (setting.type === 'choices') {
    const { choices, custom, choices_from } = setting;
    return { ...shared, type: 'choice', choices, custom, choices_from };
  }
  return { ...shared, type: 'string', ...setting.items };
}

/**
 * @param {Setting} setting
 * @param {ValueObject} map
 * @param {Outer} outer
 * @param {Check} check
 */
function checkMap(setting, map, outer, check) {
  const { name, label } = setting;
  /** @type {Setting} */
  const row = { name, label, type: 'string', ...setting.items };
  const problems = Object.entries(map).flatMap(([key, value]) => {
    const found = key.trim() ? check(row, value, outer) : [namelessRow()];
    return found.map((problem) => under(problem, key));
  });
  return [...checkCount(setting, Object.keys(map).length), ...problems];
}

function namelessRow() {
  return invalid(t('This row has no name. Give it one or remove it.'));
}

/**
 * @param {Setting} setting
 * @param {ValueObject} object
 * @param {Outer} outer
 * @param {Check} check
 */
function checkObject(setting, object, outer, check) {
  const fields = setting.fields ?? [];
  const values = effectiveValues({ settings: fields }, object);
  const inner = { ...outer, ...typedValues(fields, values) };
  const problems = fields
    .filter((field) => isVisible(field, fields, values, outer))
    .flatMap((field) =>
      check(field, values[field.name], inner).map((found) => under(found, field.name)),
    );
  return [...problems, ...unknownFields(fields, object)];
}

/**
 * @param {Setting[]} fields
 * @param {ValueObject} object
 * @returns {Problem[]}
 */
function unknownFields(fields, object) {
  return Object.keys(object)
    .filter((name) => !fields.some((field) => field.name === name))
    .map((name) => ({
      rule: 'unknown-setting',
      severity: 'warning',
      message: t('"{name}" is not used.', { name }),
      path: [name],
    }));
}
