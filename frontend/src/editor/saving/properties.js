/**
 * Writes the keys of an entry that need no parsing.
 */

import { setEnd, setLanes } from './containment.js';
import { prefixOf } from './namespaces.js';

/** @typedef {import('./types.js').ModdleElement} ModdleElement */
/** @typedef {(id: string) => ModdleElement | null} Find gives elements by id */
/**
 * @callback Write
 * @param {ModdleElement} bo
 * @param {any} value
 * @param {Find} find
 * @param {any} bpmnFactory
 * @returns {void}
 */

/** @type {Write} */
function writeDocumentation(bo, value, find, bpmnFactory) {
  const rest = bo.get('documentation').slice(1);
  const first =
    value === null ? [] : [bpmnFactory.create('bpmn:Documentation', { text: value })];
  bo.documentation = [...first, ...rest];
  for (const one of first) one.$parent = bo;
}

/** @type {Write} */
function writeCondition(bo, value, find, bpmnFactory) {
  if (!value) {
    delete bo.conditionExpression;
    return;
  }
  const { body, language } = value;
  const attributes = language ? { body, language } : { body };
  const condition = bpmnFactory.create('bpmn:FormalExpression', attributes);
  condition.$parent = bo;
  bo.conditionExpression = condition;
}

/** @type {{ [key: string]: Write }} keys that are not a property of their name */
export const SPECIAL = {
  documentation: writeDocumentation,
  condition: writeCondition,
  lanes: (bo, value, find) => setLanes(bo, (value ?? []).map(find).filter(Boolean)),
  sourceRef: (bo, value, find) => setEnd(bo, 'source', value && find(value)),
  targetRef: (bo, value, find) => setEnd(bo, 'target', value && find(value)),
};

/**
 * @param {string} type
 * @param {string} value
 */
function typed(type, value) {
  if (type === 'Boolean') return value === 'true' || value === '1';
  if (type === 'Integer') return Number.parseInt(value, 10);
  if (type === 'Real') return Number.parseFloat(value);
  return value;
}

/**
 * @param {ModdleElement} bo
 * @param {string} key
 * @param {string | null} value
 * @param {Find} find
 */
export function writeProperty(bo, key, value, find) {
  const property = bo.$descriptor.properties.find(
    (/** @type {any} */ one) => one.ns.localName === key,
  );
  if (value === null) delete bo[property?.name ?? key];
  else if (!property) bo.$attrs[key] = value;
  else if (property.isReference) bo[property.name] = find(value) ?? undefined;
  else bo.set(property.name, typed(property.type, value));
}

/**
 * @param {ModdleElement} bo
 * @param {string} key `{namespace}name`
 * @param {string | null} value
 */
export function writeForeign(bo, key, value) {
  const [, uri, local] = /** @type {RegExpMatchArray} */ (key.match(/^\{(.*)\}(.*)$/));
  const prefix = prefixOf(bo, uri);
  if (!prefix) return;
  if (value === null) delete bo.$attrs[`${prefix}:${local}`];
  else bo.$attrs[`${prefix}:${local}`] = value;
}
