/**
 * Reads the `connector:step` of an element through the generic reader of moddle.
 *
 * The namespace is never registered with moddle: a registered descriptor silently
 * drops the children it does not know.
 */

/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./types.js').Value} Value */
/** @typedef {any} ModdleElement */

import { attribute, childrenOf, findExtension } from './connectorElements.js';

/**
 * The element's connector step with its settings as the file holds them, or null.
 *
 * @param {ModdleElement} businessObject
 * @returns {Step | null}
 */
export function readStep(businessObject) {
  const step = findStep(businessObject);
  if (!step) return null;
  const outputs = childrenOf(step, 'output').map(readOutput);
  const retry = childrenOf(step, 'retry')[0];
  return {
    connector: attribute(step, 'connector'),
    operation: attribute(step, 'operation'),
    version: attribute(step, 'version'),
    credential: attribute(step, 'credential'),
    name: attribute(step, 'name'),
    settings: readSettings(step),
    retry: retry ? attributesOf(retry) : null,
    outputs: outputs.length ? outputs : null,
  };
}

/**
 * The generic moddle element of the step, whatever prefix the file uses, or null.
 *
 * @param {ModdleElement} businessObject
 * @returns {ModdleElement | null}
 */
export function findStep(businessObject) {
  return findExtension(businessObject, 'step');
}

/**
 * The value of a `setting`, `item` or `entry`: text, a list, or an object.
 *
 * @param {ModdleElement} holder
 * @returns {Value}
 */
export function readValue(holder) {
  const items = childrenOf(holder, 'item');
  if (items.length) return items.map(readValue);
  const entries = childrenOf(holder, 'entry');
  if (!entries.length) return holder.$body ?? '';
  return firstOfEach(entries, 'key');
}

/** @param {ModdleElement} step */
function readSettings(step) {
  return firstOfEach(childrenOf(step, 'setting'), 'name');
}

/**
 * @param {ModdleElement[]} holders
 * @param {"key" | "name"} label the first of several with one label holds
 * @returns {{ [label: string]: Value }}
 */
function firstOfEach(holders, label) {
  /** @type {Map<string, Value>} */
  const values = new Map();
  for (const holder of holders) {
    const name = holder[label] ?? '';
    if (!values.has(name)) values.set(name, readValue(holder));
  }
  return Object.fromEntries(values);
}

/** @param {ModdleElement} output */
function readOutput(output) {
  const value = attribute(output, 'value') ?? output.$body ?? null;
  return { variable: attribute(output, 'variable') ?? '', value };
}

/** @param {ModdleElement} element */
function attributesOf(element) {
  const names = Object.keys(element).filter(
    (name) => !name.startsWith('$') && !name.startsWith('xmlns') && !name.includes(':'),
  );
  return Object.fromEntries(names.map((name) => [name, String(element[name])]));
}
