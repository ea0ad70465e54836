/**
 * Reads and checks the settings of one operation.
 */

/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').Setting} Setting */
/** @typedef {import('./types.js').SettingFinding} SettingFinding */
/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./types.js').Value} Value */
/** @typedef {import('./types.js').Values} Values */

import { checkStep } from './checks/step.js';
import { isVisible } from './visibility.js';
import { effectiveValues } from './values.js';

export { effectiveValues };

/**
 * The settings that `visible_if` shows for these values, in the manifest's order.
 *
 * @param {Operation} operation
 * @param {Values} values
 * @param {string | null} [placement] of the step, which triggers may ask for
 * @returns {Setting[]}
 */
export function visibleSettings(operation, values, placement = null) {
  const effective = effectiveValues(operation, values);
  const outer = operation.trigger ? { placement } : {};
  return operation.settings.filter((setting) =>
    isVisible(setting, operation.settings, effective, outer),
  );
}

/**
 * Everything wrong with the settings of a step, in the order of the manifest; `path`
 * leads to the place inside a list, map or object, `position` to the characters.
 *
 * @param {Operation} operation
 * @param {{ settings: Values, credential?: string | null }} step
 * @param {string | null} [placement]
 * @returns {SettingFinding[]}
 */
export function checkSettings(operation, step, placement = null) {
  const values = stepValues(operation, step);
  return checkStep(operation, values, visibleSettings(operation, values, placement));
}

/**
 * The setting that is kept in the step's `credential` attribute instead of in a
 * `setting`: the first of type credential.
 *
 * @param {Operation} operation
 * @returns {Setting | undefined}
 */
export function credentialSetting(operation) {
  return operation.settings.find((setting) => setting.type === 'credential');
}

/**
 * The written values of a step by setting, the credential's name among them.
 *
 * @param {Operation} operation
 * @param {{ settings: Values, credential?: string | null }} step
 * @returns {Values}
 */
export function stepValues(operation, step) {
  const setting = credentialSetting(operation);
  if (!setting || !step.credential) return step.settings;
  return { ...step.settings, [setting.name]: step.credential };
}
