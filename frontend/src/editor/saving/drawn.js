/**
 * The keys that say how an element is drawn.
 */

import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil.js';

/** @typedef {import('./types.js').DiagramElement} DiagramElement */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */

const COLOUR = /^#[0-9a-f]{6}$/i;
const FLAGS = ['isExpanded', 'isHorizontal', 'isMarkerVisible'];

/** @param {{x: number, y: number, width: number, height: number}} box */
const boundsOf = ({ x, y, width, height }) => ({ x, y, width, height });

/** @param {any} value */
const colour = (value) => (COLOUR.test(value ?? '') ? value : null);

/**
 * The element whose plane draws this one.
 *
 * @param {DiagramElement} element
 * @returns {DiagramElement}
 */
export function rootOf(element) {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}

/**
 * @param {DiagramElement} element
 * @param {ModdleElement} di
 * @param {string | null} firstRoot
 * @returns {{ [key: string]: any }}
 */
export function drawnValues(element, di, firstRoot) {
  /** @type {{ [key: string]: any }} */
  const values = element.waypoints
    ? { waypoints: element.waypoints.map(pointOf) }
    : { bounds: boundsOf(di?.bounds ?? element) };
  const labelBounds = di?.label?.bounds;
  if (labelBounds && element.label) values.labelBounds = boundsOf(labelBounds);
  for (const flag of FLAGS) {
    if (di && Object.prototype.hasOwnProperty.call(di, flag)) values[flag] = di[flag];
  }
  values.fill = colour(di?.get('color:background-color') ?? di?.get('bioc:fill'));
  values.stroke = colour(di?.get('color:border-color') ?? di?.get('bioc:stroke'));
  values.labelColor = colour(di?.label?.get('color:color'));
  const root = getBusinessObject(rootOf(element))?.id ?? null;
  if (root !== firstRoot) values.plane = root;
  return values;
}

/** @param {{x: number, y: number}} point */
function pointOf({ x, y }) {
  return { x, y };
}
