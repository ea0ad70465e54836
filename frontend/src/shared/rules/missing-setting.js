/**
 * A required setting must be filled in.
 */

/** @typedef {import('../context.js').LintContext} LintContext */

import { t } from '../../i18n/translate.js';
import { settingFindings } from '../settingFindings.js';

export const rule = 'missing-setting';

/** @param {LintContext} context */
export function check(context) {
  return settingFindings(
    context,
    (problem) => problem.rule === rule,
    (words) => t('{subject} has no {label}. Fill it in.', words),
  );
}
