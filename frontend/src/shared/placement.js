/**
 * Says where in a diagram an operation may sit.
 */

/** @typedef {any} ModdleElement */

import { triggersOf } from './model.js';

const TASKS = [
  'bpmn:Task',
  'bpmn:ServiceTask',
  'bpmn:SendTask',
  'bpmn:BusinessRuleTask',
];

/** @type {{ [type: string]: { placement: string, blank: boolean } }} */
const EVENTS = {
  'bpmn:StartEvent': { placement: 'start', blank: true },
  'bpmn:IntermediateCatchEvent': { placement: 'catch', blank: false },
  'bpmn:IntermediateThrowEvent': { placement: 'throw', blank: false },
  'bpmn:BoundaryEvent': { placement: 'boundary', blank: false },
  'bpmn:EndEvent': { placement: 'end', blank: true },
};

/**
 * The placement of docs/manifest.md that an element is, or null where no connector
 * may sit.
 *
 * @param {ModdleElement} element
 * @returns {string | null}
 */
export function placementOf(element) {
  if (TASKS.includes(element.$type)) return 'task';
  if (element.$type === 'bpmn:ReceiveTask') return 'catch';
  const event = EVENTS[element.$type];
  if (!event) return null;
  const definitions = triggersOf(element);
  const fits = definitions.length ? isMessage(definitions) : event.blank;
  return fits ? event.placement : null;
}

/** @param {ModdleElement[]} definitions */
function isMessage(definitions) {
  return (
    definitions.length === 1 && definitions[0].$type === 'bpmn:MessageEventDefinition'
  );
}
