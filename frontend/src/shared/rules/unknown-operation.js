/**
 * A step's operation must be one that its connector has.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {import('../types.js').Manifest} Manifest */
/** @typedef {import('../types.js').Step} Step */

import { t } from '../../i18n/translate.js';
import { findingOn } from '../finding.js';
import { shorten, subjectOf } from '../wording.js';

export const rule = 'unknown-operation';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ steps }) {
  return steps.flatMap(({ element, step, manifest, operation }) => {
    if (!manifest || operation) return [];
    const message = messageOf(subjectOf(element), step, manifest);
    const fix = fixOf(element.id, step, manifest);
    return [findingOn(element, { rule, severity: 'error', message, ...fix })];
  });
}

/**
 * @param {string} subject
 * @param {Step} step
 * @param {Manifest} manifest
 */
function messageOf(subject, step, manifest) {
  const values = {
    subject,
    connector: manifest.name,
    operation: shorten(step.operation ?? ''),
    operations: manifest.operations.map(({ name }) => `"${name}"`).join(', '),
  };
  if (!step.operation) {
    return t(
      '{subject} does not say what {connector} is to do. Choose {operations}.',
      values,
    );
  }
  return t(
    '{subject} uses "{operation}", which {connector} does not have. ' +
      'Choose {operations}.',
    values,
  );
}

/**
 * @param {string} element
 * @param {Step} step
 * @param {Manifest} manifest
 */
function fixOf(element, step, manifest) {
  if (manifest.operations.length !== 1) return {};
  const [{ operation, name }] = manifest.operations;
  const change = {
    op: 'set',
    element,
    key: 'step:operation',
    before: step.operation,
    after: operation,
  };
  return { fix: { label: t('Use "{name}"', { name }), changes: [change] } };
}
