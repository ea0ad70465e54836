/**
 * Reads what is on the canvas as flat entries.
 */

import { getDi, is } from 'bpmn-js/lib/util/ModelUtil.js';

import { CONNECTOR_NAMESPACE, readStep } from '../../shared/step.js';
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
  if (is(bo, 'bpmn:TextAnnotation')) values.text = bo.text ?? null;
  const condition = bo.conditionExpression;
  if (condition) {
    const { body = '', language = null } = condition;
    values.condition = { body, language };
  }
  if (is(bo, 'bpmn:DataAssociation')) {
    values.sourceRef = bo.sourceRef?.[0]?.id ?? null;
    values.targetRef = bo.targetRef?.id ?? null;
  }
  const lanes = bo.lanes ?? [];
  if (lanes.length) {
    const ids = lanes.map((/** @type {ModdleElement} */ lane) => lane.id);
    values.lanes = [...new Set(ids)].sort();
  }
}

/**
 * @param {ModdleElement} bo
 * @param {{ [key: string]: any }} values
 */
function readExtensions(bo, values) {
  const all = bo.extensionElements?.values ?? [];
  /** @param {ModdleElement} one */
  const isStep = ({ $descriptor }) =>
    $descriptor?.ns?.uri === CONNECTOR_NAMESPACE && $descriptor.ns.localName === 'step';
  values.extensionElements = writeElements(
    all.filter((/** @type {ModdleElement} */ one) => !isStep(one)),
  );
  const step = all.some(isStep) ? readStep(bo) : null;
  if (!step) return;
  for (const name of STEP_ATTRIBUTES) {
    values[`step:${name}`] = step[/** @type {'name'} */ (name)] ?? null;
  }
  values['step:retry'] = step.retry ?? null;
  values['step:outputs'] = step.outputs?.length ? step.outputs : null;
  for (const [name, value] of Object.entries(step.settings)) {
    values[`setting:${name}`] = value;
  }
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
