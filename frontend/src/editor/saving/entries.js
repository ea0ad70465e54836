/**
 * Reads what is on the canvas as flat entries.
 */

import { getDi, is } from 'bpmn-js/lib/util/ModelUtil.js';

import { isNamed } from '../../shared/connectorElements.js';
import { readStep } from '../../shared/step.js';
import { drawnValues } from './drawn.js';
import { writeElements, writeSlot } from './fragments.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').DiagramElement} DiagramElement */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */

// Elements of their own, read by keys of their own, or written by the server.
const ELSEWHERE = new Set(
  (
    'id incoming outgoing lanes flowElements artifacts laneSets childLaneSet ' +
    'participants messageFlows rootElements diagrams flowNodeRef documentation ' +
    'extensionElements dataInputAssociations dataOutputAssociations categoryValue ' +
    'boundaryEventRefs extensionDefinitions imports relationships text di ' +
    'conditionExpression conversations conversationLinks correlationKeys'
  ).split(' '),
);
const STEP_ATTRIBUTES = ['connector', 'operation', 'version', 'credential', 'name'];

/**
 * @param {ModdleElement} bo
 * @param {string} name
 */
const owns = (bo, name) => Object.prototype.hasOwnProperty.call(bo, name);

/**
 * The container that an element's `parent` names.
 *
 * @param {ModdleElement} bo
 * @returns {ModdleElement | null}
 */
export function containerOf(bo) {
  let parent = bo.$parent;
  while (parent && is(parent, 'bpmn:LaneSet')) parent = parent.$parent;
  return !parent || is(parent, 'bpmn:Definitions') ? null : parent;
}

/**
 * @param {any} property
 * @param {ModdleElement} bo
 * @returns {string | null}
 */
function attributeText(property, bo) {
  const value = bo[property.name];
  if (value === undefined || value === null) return null;
  if (property.isReference) return value.id ?? null;
  return String(value);
}

/**
 * @param {ModdleElement} bo
 * @param {{ [key: string]: any }} values
 */
function readProperties(bo, values) {
  for (const property of bo.$descriptor.properties) {
    const name = property.ns.localName;
    if (ELSEWHERE.has(name) || property.isVirtual || !owns(bo, property.name)) continue;
    if (property.isAttr) {
      values[name] = attributeText(property, bo);
    } else if (!property.isReference && !property.isBody) {
      values[`xml:${name}`] = writeSlot(property, bo[property.name]);
    }
  }
}

/**
 * @param {ModdleElement} bo
 * @param {{ [key: string]: any }} values
 */
function readSpecials(bo, values) {
  values.documentation = bo.documentation?.[0]?.text ?? null;
  values.condition = conditionOf(bo.conditionExpression);
  if (is(bo, 'bpmn:TextAnnotation')) values.text = bo.text ?? null;
  if (is(bo, 'bpmn:DataAssociation')) Object.assign(values, dataEndsOf(bo));
  const lanes = laneIds(bo);
  if (lanes.length) values.lanes = lanes;
}

/** @param {ModdleElement} association */
function dataEndsOf({ sourceRef, targetRef }) {
  return { sourceRef: sourceRef?.[0]?.id ?? null, targetRef: targetRef?.id ?? null };
}

/** @param {ModdleElement | undefined} condition */
function conditionOf(condition) {
  if (!condition) return null;
  const { body = '', language = null } = condition;
  return { body, language };
}

/**
 * The lanes that name a flow node, in the order of their ids.
 *
 * @param {ModdleElement} bo
 * @returns {string[]}
 */
export function laneIds(bo) {
  const ids = (bo.lanes ?? []).map((/** @type {ModdleElement} */ lane) => lane.id);
  return [...new Set(ids)].sort();
}

/**
 * Whether a child of extension elements is our step.
 * @param {ModdleElement} one
 */
export function isStep(one) {
  return isNamed(one, 'step');
}

/**
 * @param {ModdleElement} bo
 * @param {{ [key: string]: any }} values
 */
function readExtensions(bo, values) {
  /** @type {ModdleElement[]} */
  const all = bo.extensionElements?.values ?? [];
  values.extensionElements = writeElements(all.filter((one) => !isStep(one)));
  const step = all.some(isStep) ? readStep(bo) : null;
  if (step) Object.assign(values, stepValues(step));
}

/**
 * @param {import('../../shared/types.js').Step} step
 * @returns {{ [key: string]: any }}
 */
function stepValues(step) {
  const attributes = STEP_ATTRIBUTES.map((name) => [
    `step:${name}`,
    step[/** @type {'name'} */ (name)] ?? null,
  ]);
  const settings = Object.entries(step.settings).map(([name, value]) => [
    `setting:${name}`,
    value,
  ]);
  return {
    ...Object.fromEntries([...attributes, ...settings]),
    'step:retry': step.retry ?? null,
    'step:outputs': step.outputs?.length ? step.outputs : null,
  };
}

/**
 * @param {ModdleElement} bo
 * @param {{ [key: string]: any }} values
 */
function readForeignAttributes(bo, values) {
  for (const [name, value] of Object.entries(bo.$attrs ?? {})) {
    const [prefix, local] = name.split(':');
    const uri = local && prefix !== 'xmlns' && namespaceOf(bo, prefix);
    if (uri) values[`{${uri}}${local}`] = String(value);
  }
}

/**
 * @param {ModdleElement} bo
 * @param {string} prefix
 * @returns {string | undefined}
 */
function namespaceOf(bo, prefix) {
  for (let one = bo; one; one = one.$parent) {
    const uri = one.$attrs?.[`xmlns:${prefix}`];
    if (uri) return uri;
  }
  return undefined;
}

/**
 * An element as flat data.
 *
 * @param {ModdleElement} bo
 * @param {DiagramElement | null} element where it is drawn, if it is
 * @param {string | null} [firstRoot] id of what the first plane draws
 * @returns {Entry}
 */
export function entryOf(bo, element, firstRoot = null) {
  /** @type {{ [key: string]: any }} */
  const values = {};
  readProperties(bo, values);
  readForeignAttributes(bo, values);
  readSpecials(bo, values);
  readExtensions(bo, values);
  if (element) Object.assign(values, drawnValues(element, getDi(element), firstRoot));
  for (const key of Object.keys(values)) {
    if (values[key] === null || values[key] === undefined) delete values[key];
  }
  return { type: bo.$type, parent: containerOf(bo)?.id ?? null, values };
}
