/**
 * The condition of a flow must be FEEL where it claims to be.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */

import { t } from '../../i18n/translate.js';
import { checkExpression } from '../feel.js';
import { findingOn } from '../finding.js';
import { subjectOf } from '../wording.js';

export const rule = 'unreadable-condition';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ elements }) {
  return elements
    .filter(({ conditionExpression }) => conditionExpression)
    .flatMap((flow) => checkCondition(flow, flow.conditionExpression));
}

/**
 * @param {any} flow
 * @param {{ body?: string, language?: string }} condition
 * @returns {Finding[]}
 */
function checkCondition(flow, { body = '', language = '' }) {
  const text = body.trim();
  const subject = subjectOf(flow);
  if (!text) {
    const message = t('{subject} has an empty condition. Write one or remove it.', {
      subject,
    });
    return [findingOn(flow, { rule, severity: 'warning', message })];
  }
  if (!text.startsWith('=') || !isFeel(language)) return [foreign(flow, subject)];
  const found = checkExpression(text.slice(1));
  if (!found) return [];
  const message = t('{subject} has a condition that cannot be read. {message}', {
    subject,
    message: found.message,
  });
  const offset = body.indexOf('=') + 1;
  const { from, to } = found.position;
  const position = { from: from + offset, to: to + offset };
  return [findingOn(flow, { rule, severity: 'error', message, position })];
}

/**
 * @param {any} flow
 * @param {string} subject
 */
function foreign(flow, subject) {
  const message = t(
    '{subject} has a condition that is not FEEL. It is kept, but Patchbay cannot ' +
      'evaluate it. Begin it with = and write FEEL.',
    { subject },
  );
  return findingOn(flow, { rule, severity: 'info', message });
}

/** @param {string} language a name or an address, such as that of the DMN standard */
function isFeel(language) {
  return language.trim() === '' || /\bfeel\b/i.test(language);
}
