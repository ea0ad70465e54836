/**
 * Checks all settings of one step.
 */

/** @typedef {import('../types.js').AtLeastOne} AtLeastOne */
/** @typedef {import('../types.js').Operation} Operation */
/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').SettingFinding} SettingFinding */
/** @typedef {import('../types.js').Values} Values */
/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { effectiveValues, isEmpty, typedValues } from '../values.js';
import { checkValue } from './index.js';

/**
 * What is wrong with the visible settings, what is missing among several, and what
 * the operation does not know.
 *
 * @param {Operation} operation
 * @param {Values} values written in the file
 * @param {Setting[]} visible settings
 * @returns {SettingFinding[]}
 */
export function checkStep(operation, values, visible) {
  const effective = effectiveValues(operation, values);
  const outer = typedValues(operation.settings, effective);
  return [
    ...visible.flatMap((setting) =>
      checkValue(setting, effective[setting.name], outer).map((problem) =>
        findingOf(setting.name, problem),
      ),
    ),
    ...lacking(operation, effective, visible),
    ...unknown(operation, values),
  ];
}

/**
 * @param {string} setting
 * @param {Problem} problem
 * @returns {SettingFinding}
 */
function findingOf(setting, { rule, severity, message, path, position }) {
  return {
    setting,
    rule,
    severity,
    message,
    ...(path.length && { path }),
    ...(position && { position }),
  };
}

/**
 * @param {Operation} operation
 * @param {Values} effective
 * @param {Setting[]} visible
 * @returns {SettingFinding[]}
 */
function lacking(operation, effective, visible) {
  return (operation.at_least_one ?? [])
    .map((group) => ({ ...group, shown: shownOf(group, visible) }))
    .filter(({ shown }) => shown.length)
    .filter(({ settings }) => settings.every((name) => isEmpty(effective[name])))
    .map(({ shown, rule, message }) => ({
      setting: shown[0],
      rule,
      severity: 'error',
      message: message.charAt(0).toUpperCase() + message.slice(1),
    }));
}

/**
 * @param {AtLeastOne} group
 * @param {Setting[]} visible
 */
function shownOf({ settings }, visible) {
  return settings.filter((name) => visible.some((setting) => setting.name === name));
}

/**
 * @param {Operation} operation
 * @param {Values} values
 * @returns {SettingFinding[]}
 */
function unknown(operation, values) {
  return Object.keys(values)
    .filter((name) => !operation.settings.some((setting) => setting.name === name))
    .map((name) => ({
      setting: name,
      rule: 'unknown-setting',
      severity: 'warning',
      message: t('"{name}" is kept, but "{operation}" does not use it.', {
        name,
        operation: operation.name,
      }),
    }));
}
