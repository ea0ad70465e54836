/**
 * The diagram as a tree of what people see: pools, lanes, sub-processes, elements.
 */

import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import { t } from '../../i18n/translate.js';

/** @typedef {any} DiagramElement */

/**
 * @typedef {object} OutlineItem
 * @property {string} id
 * @property {string} name
 * @property {string} kind in words
 * @property {number} level from 1
 * @property {boolean} hasChildren
 */

/** @param {DiagramElement} element */
export function kindOf(element) {
  const type = element.businessObject.$type.replace('bpmn:', '');
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {DiagramElement} element */
export function nameOf({ businessObject }) {
  const name = businessObject.name ?? businessObject.text;
  if (name) return name.replace(/\s+/g, ' ').slice(0, 80);
  if (!is(businessObject, 'bpmn:SequenceFlow')) return t('without a name');
  const { sourceRef, targetRef } = businessObject;
  return t('{from} to {to}', { from: endName(sourceRef), to: endName(targetRef) });
}

/** @param {any} end of a flow */
function endName(end) {
  return end?.name || end?.id || t('nothing');
}

/** @param {DiagramElement} element */
function isShown(element) {
  const isLabel = Boolean(element.labelTarget);
  return !isLabel && element.businessObject && !is(element, 'bpmn:DataAssociation');
}

/** Left before right, top before bottom, lines last. */
function inReadingOrder(
  /** @type {DiagramElement} */ one,
  /** @type {DiagramElement} */ other,
) {
  const lines = Number(Boolean(one.waypoints)) - Number(Boolean(other.waypoints));
  if (lines) return lines;
  if (one.waypoints) return 0;
  return one.x - other.x || one.y - other.y;
}

/**
 * @param {DiagramElement} root
 * @param {Set<string>} closed ids of items whose children are hidden
 * @returns {OutlineItem[]}
 */
export function outlineOf(root, closed) {
  /** @type {OutlineItem[]} */
  const items = [];
  /**
   * @param {DiagramElement} parent
   * @param {number} level
   */
  const walk = (parent, level) => {
    const children = (parent.children ?? []).filter(isShown).sort(inReadingOrder);
    for (const child of children) {
      const hasChildren = (child.children ?? []).some(isShown);
      const { id } = child;
      const item = { id, name: nameOf(child), kind: kindOf(child), level, hasChildren };
      items.push(item);
      if (hasChildren && !closed.has(id)) walk(child, level + 1);
    }
  };
  walk(root, 1);
  return items;
}
