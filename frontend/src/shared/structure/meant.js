/**
 * Leaves out reports of bpmnlint that a person would not agree with.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {any} ModdleElement */

import { triggersOf } from '../model.js';

/**
 * @param {string} rule
 * @param {string} report of bpmnlint
 * @param {ModdleElement | undefined} element
 * @param {LintContext} context
 */
export function isMeant(rule, report, element, context) {
  if (!element) return true;
  if (rule === 'start-event-required' || rule === 'end-event-required') {
    return hasFlow(element);
  }
  if (rule === 'event-sub-process-typed-start-event') {
    return triggersOf(element).length === 0;
  }
  if (rule === 'global') return isMeantGlobally(report, element, context);
  return true;
}

/**
 * @param {string} report
 * @param {ModdleElement} element
 * @param {LintContext} context
 */
function isMeantGlobally(report, element, context) {
  if (/unused/.test(report)) return !isUsed(element, context);
  return !/not unique/.test(report) || Boolean(element.name?.trim());
}

/**
 * Whether anything flows in the process; a pool shown as a black box has nothing.
 *
 * @param {ModdleElement} container
 */
function hasFlow({ flowElements = [] }) {
  return flowElements.some((/** @type {ModdleElement} */ element) =>
    element.$instanceOf('bpmn:FlowNode'),
  );
}

/**
 * Whether anything refers to the element; bpmnlint looks at event definitions and
 * tasks only.
 *
 * @param {ModdleElement} target
 * @param {LintContext} context
 */
function isUsed(target, { elements }) {
  return elements.some((element) =>
    element.$descriptor.properties
      .filter((/** @type {any} */ property) => property.isReference)
      .some((/** @type {any} */ { name }) => [element[name]].flat().includes(target)),
  );
}
