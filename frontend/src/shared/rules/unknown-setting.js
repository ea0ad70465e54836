/**
 * A setting that the operation does not know is kept and told.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../context.js').UsedStep} UsedStep */
/** @typedef {import('../types.js').SettingFinding} SettingFinding */

import { t } from '../../i18n/translate.js';
import { settingFindings } from '../settingFindings.js';

export const rule = 'unknown-setting';

/** @param {LintContext} context */
export function check(context) {
  return settingFindings(
    context,
    (problem) => problem.rule === rule,
    (words) => `${words.subject}: ${words.message}`,
    fixOf,
  );
}

/**
 * @param {UsedStep} used
 * @param {SettingFinding} problem
 */
function fixOf({ element, step }, { setting, path }) {
  if (path) return undefined;
  const change = {
    op: 'set',
    element: element.id,
    key: `setting:${setting}`,
    before: step.settings[setting],
    after: null,
  };
  return { label: t('Remove it'), changes: [change] };
}
