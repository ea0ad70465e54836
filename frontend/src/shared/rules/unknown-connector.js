/**
 * A step's connector must be installed.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../context.js').UsedStep} UsedStep */

import { t } from '../../i18n/translate.js';
import { findingOn } from '../finding.js';
import { shorten, subjectOf } from '../wording.js';

export const rule = 'unknown-connector';

/** @param {LintContext} context */
export function check({ steps }) {
  return steps
    .filter(({ manifest }) => !manifest)
    .map((used) =>
      findingOn(used.element, { rule, severity: 'error', message: messageOf(used) }),
    );
}

/** @param {UsedStep} used */
function messageOf({ element, step }) {
  const subject = subjectOf(element);
  const connector = shorten(step.name ?? step.connector ?? '');
  if (!step.connector) {
    return t('{subject} has a connector step that names no connector. Choose one.', {
      subject,
    });
  }
  return t(
    '{subject} uses the connector "{connector}", which is not installed. ' +
      'Ask for its package, or choose another connector.',
    { subject, connector },
  );
}
