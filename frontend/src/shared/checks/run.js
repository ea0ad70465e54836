/**
 * Checks how a step is tried again and where its outputs go.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').SettingFinding} SettingFinding */
/** @typedef {import('../types.js').SettingType} SettingType */
/** @typedef {import('../types.js').Step} Step */

import { checkValue } from './index.js';

/** @type {{ [attribute: string]: { type: SettingType, min?: number } }} */
const RETRY = {
  attempts: { type: 'integer', min: 1 },
  wait: { type: 'duration' },
  factor: { type: 'number', min: 1 },
  maximum: { type: 'duration' },
};

/**
 * What is wrong with `retry` and the outputs of a step, named as in change sets:
 * `step:retry` and `step:outputs`.
 *
 * @param {Pick<Step, "retry" | "outputs">} step
 * @returns {SettingFinding[]}
 */
export function checkRun({ retry, outputs }) {
  const retries = Object.entries(retry ?? {}).flatMap(([attribute, text]) =>
    attribute in RETRY
      ? problemsOf('step:retry', [attribute], { ...RETRY[attribute] }, text)
      : [],
  );
  const targets = (outputs ?? []).flatMap(({ variable, value }, index) => [
    ...problemsOf('step:outputs', [index, 'variable'], OUTPUT_NAME, variable),
    ...problemsOf('step:outputs', [index, 'value'], { type: 'text' }, value ?? ''),
  ]);
  return [...retries, ...targets];
}

/** @type {{ type: SettingType, required: boolean }} */
const OUTPUT_NAME = { type: 'variable', required: true };

/**
 * @param {string} setting
 * @param {Array<string | number>} path
 * @param {Omit<Setting, "name" | "label">} kind
 * @param {string} text
 * @returns {SettingFinding[]}
 */
function problemsOf(setting, path, kind, text) {
  const checked = { ...kind, name: setting, label: '' };
  return checkValue(checked, text).map(({ rule, severity, message, position }) => ({
    setting,
    rule,
    severity,
    message,
    path,
    ...(position && { position }),
  }));
}
