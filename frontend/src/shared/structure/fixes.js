/**
 * Changes that mend findings of bpmnlint.
 */

/** @typedef {import('../types.js').Fix} Fix */
/** @typedef {any} ModdleElement */

import { t } from '../../i18n/translate.js';

/** @type {{ [rule: string]: (element: ModdleElement) => Fix | null }} */
const FIXES = {
  'ad-hoc-sub-process': (element) => remove(t('Remove it'), element),
  'conditional-flows': makeDefault,
  'event-based-gateway': removeCondition,
  global: (element) => remove(t('Remove it'), element),
  'no-duplicate-sequence-flows': (element) => remove(t('Remove it'), element),
  'superfluous-label': (element) =>
    change(t('Remove the name'), element, ['name', element.name, null]),
};

/**
 * How to mend what a rule found, or null.
 *
 * @param {string} rule
 * @param {string} report of bpmnlint
 * @param {ModdleElement | undefined} element
 * @returns {Fix | null}
 */
export function fixOf(rule, report, element) {
  if (!element || (rule === 'global' && !/unused/.test(report))) return null;
  return FIXES[rule]?.(element) ?? null;
}

/**
 * @param {string} label
 * @param {ModdleElement} element
 */
function remove(label, element) {
  return { label, changes: [{ op: 'delete', element: element.id }] };
}

/**
 * @param {string} label
 * @param {ModdleElement} element
 * @param {[string, unknown, unknown]} keyBeforeAfter
 */
function change(label, element, [key, before, after]) {
  return { label, changes: [{ op: 'set', element: element.id, key, before, after }] };
}

/** @param {ModdleElement} flow */
function makeDefault(flow) {
  const source = flow.sourceRef;
  if (!source || source.default) return null;
  return change(t('Make it the default flow'), source, ['default', null, flow.id]);
}

/** @param {ModdleElement} flow */
function removeCondition(flow) {
  const condition = flow.conditionExpression;
  if (!condition) return null;
  const before = { body: condition.body ?? '', language: condition.language ?? null };
  return change(t('Remove the condition'), flow, ['condition', before, null]);
}
