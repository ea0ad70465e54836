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
  const root = getBusinessObject(rootOf(element))?.id ?? null;
  return {
    ...placeOf(element, di),
    ...(di && lookOf(di)),
    plane: root === firstRoot ? null : root,
  };
}

/**
 * @param {DiagramElement} element
 * @param {ModdleElement} di
 */
function placeOf(element, di) {
  if (element.waypoints) {
    return { waypoints: element.waypoints.map(pointOf), ...labelPlaceOf(element, di) };
  }
  return { bounds: boundsOf(di?.bounds ?? element), ...labelPlaceOf(element, di) };
}

/**
 * @param {DiagramElement} element
 * @param {ModdleElement} di
 */
function labelPlaceOf(element, di) {
  const bounds = di?.label?.bounds;
  return bounds && element.label ? { labelBounds: boundsOf(bounds) } : {};
}

/** @param {ModdleElement} di */
function lookOf(di) {
  /** @type {{ [key: string]: any }} */
  const look = {
    fill: colour(di.get('color:background-color') ?? di.get('bioc:fill')),
    stroke: colour(di.get('color:border-color') ?? di.get('bioc:stroke')),
    labelColor: colour(di.label?.get('color:color')),
  };
  for (const flag of FLAGS) {
    if (Object.prototype.hasOwnProperty.call(di, flag)) look[flag] = di[flag];
  }
  return look;
}

/** @param {{x: number, y: number}} point */
function pointOf({ x, y }) {
  return { x, y };
}
