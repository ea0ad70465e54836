import { is } from 'bpmn-js/lib/util/ModelUtil.js';

/**
 * The corner of an activity; what is round or a diamond is marked off its flows.
 * @param {any} element of the canvas
 */
export function placeOf(element) {
  if (is(element, 'bpmn:BoundaryEvent')) return { top: 22, left: 24 };
  if (is(element, 'bpmn:Event')) return { top: -12, left: 8 };
  if (is(element, 'bpmn:Gateway')) return { top: -4, left: -6 };
  return { top: -10, right: 10 };
}
