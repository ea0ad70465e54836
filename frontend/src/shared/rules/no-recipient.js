/**
 * Of several settings at least one must be filled in; the manifest names the rule.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */

import { findingOn } from '../finding.js';
import { subjectOf } from '../wording.js';

export const rule = 'no-recipient';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ steps }) {
  return steps.flatMap(({ element, operation, problems }) =>
    (operation?.at_least_one ?? []).flatMap((group) =>
      problems
        .filter((problem) => problem.rule === group.rule)
        .filter(({ setting }) => group.settings.includes(setting))
        .map(({ setting, severity }) =>
          findingOn(element, {
            rule: group.rule,
            severity,
            setting,
            message: `${subjectOf(element)} ${group.message}`,
          }),
        ),
    ),
  );
}
