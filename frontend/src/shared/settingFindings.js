/**
 * Turns what is wrong with settings into findings on their elements.
 */

/** @typedef {import('./context.js').LintContext} LintContext */
/** @typedef {import('./context.js').UsedStep} UsedStep */
/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Fix} Fix */
/** @typedef {import('./types.js').SettingFinding} SettingFinding */
/** @typedef {{ subject: string, label: string, message: string }} Words */

import { t } from '../i18n/translate.js';
import { findingOn } from './finding.js';
import { subjectOf } from './wording.js';

/**
 * The problems that `concerns` picks, as findings with the sentence of `tell`.
 *
 * @param {LintContext} context
 * @param {(problem: SettingFinding) => boolean} concerns
 * @param {(words: Words) => string} tell
 * @param {(used: UsedStep, problem: SettingFinding) => Fix | undefined} [mend]
 * @returns {Finding[]}
 */
export function settingFindings({ steps }, concerns, tell, mend) {
  return steps.flatMap((used) =>
    used.problems.filter(concerns).map((problem) => {
      const { rule, severity, setting, path, position, message } = problem;
      const words = {
        subject: subjectOf(used.element),
        label: labelOf(used, problem),
        message,
      };
      const fix = mend?.(used, problem);
      return findingOn(used.element, {
        rule,
        severity,
        setting,
        message: tell(words),
        ...(path && { path }),
        ...(position && { position }),
        ...(fix && { fix }),
      });
    }),
  );
}

/**
 * The label of the setting, with the place inside it: `Headers, row 2`.
 *
 * @param {UsedStep} used
 * @param {SettingFinding} problem
 */
function labelOf({ operation }, { setting, path = [] }) {
  const known = operation?.settings.find(({ name }) => name === setting);
  const places = path.map((place) =>
    typeof place === 'number' ? t('row {number}', { number: place + 1 }) : `"${place}"`,
  );
  return [known?.label ?? runLabel(setting), ...places].join(', ');
}

/** @param {string} setting */
function runLabel(setting) {
  if (setting === 'step:retry') return t('retry');
  return setting === 'step:outputs' ? t('outputs') : `"${setting}"`;
}
