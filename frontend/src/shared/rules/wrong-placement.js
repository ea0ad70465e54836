/**
 * A step's operation must sit on an element that it can work on.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {import('../types.js').Operation} Operation */

import { t } from '../../i18n/translate.js';
import { findingOn } from '../finding.js';
import { placementOf } from '../placement.js';
import { kindOf, subjectOf } from '../wording.js';

export const rule = 'wrong-placement';

/** @type {{ [placement: string]: string }} */
const PLACES = {
  task: 'a service task',
  start: 'a message start event',
  catch: 'a message catch event',
  throw: 'a message throw event',
  boundary: 'a message boundary event',
  end: 'a message end event',
};

const OTHER_TASKS = [
  'bpmn:UserTask',
  'bpmn:ManualTask',
  'bpmn:ScriptTask',
  'bpmn:ReceiveTask',
];

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ steps }) {
  return steps.flatMap(({ element, operation }) => {
    if (!operation || fits(element, operation)) return [];
    const message = messageOf(element, operation);
    const fix = fixOf(element, operation);
    return [findingOn(element, { rule, severity: 'error', message, ...fix })];
  });
}

/**
 * @param {any} element
 * @param {Operation} operation
 */
function fits(element, { placements }) {
  return placements.includes(placementOf(element) ?? '');
}

/**
 * @param {any} element
 * @param {Operation} operation
 */
function messageOf(element, { name, placements }) {
  const places = placements.map((place) => t(PLACES[place] ?? place)).join(', ');
  return t('{subject} is a {kind}, where "{name}" cannot work. Use {places}.', {
    subject: subjectOf(element),
    kind: kindOf(element),
    name,
    places,
  });
}

/**
 * @param {any} element
 * @param {Operation} operation
 */
function fixOf(element, { placements }) {
  if (!placements.includes('task') || !OTHER_TASKS.includes(element.$type)) return {};
  const change = {
    op: 'set',
    element: element.id,
    key: 'type',
    before: element.$type,
    after: 'bpmn:ServiceTask',
  };
  return { fix: { label: t('Make it a service task'), changes: [change] } };
}
