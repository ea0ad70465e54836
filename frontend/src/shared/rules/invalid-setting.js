/**
 * A setting must hold a value that its type allows.
 */

/** @typedef {import('../context.js').LintContext} LintContext */

import { t } from '../../i18n/translate.js';
import { settingFindings } from '../settingFindings.js';

export const rule = 'invalid-setting';

/** @param {LintContext} context */
export function check(context) {
  return settingFindings(
    context,
    (problem) => problem.rule === rule,
    (words) => t('{subject} cannot use its {label}. {message}', words),
  );
}
