/**
 * What elements write: the variables of a Request and what is known of their values.
 */

import { attribute, childrenOf, findExtension } from '../connectorElements.js';
import { checkExpression } from '../feel.js';
import { readForm } from '../form.js';
import { triggersOf } from '../model.js';
import { readStep } from '../step.js';
import { contextKeys } from './usedNames.js';
import {
  ANY,
  objectOf,
  PERSON,
  shapeAt,
  shapeOfField,
  shapeOfOutput,
} from './shapes.js';

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Operation} Operation */
/** @typedef {import('./shapes.js').Shape} Shape */
/** @typedef {any} ModdleElement */

/**
 * @typedef {object} Write
 * @property {string} name
 * @property {Shape} shape
 *
 * @typedef {object} Writes
 * @property {Write[]} writes
 * @property {boolean} isOpen whether it may write variables that the file does not name
 */

/** @type {Write[]} what every Request has from its beginning */
export const PEOPLE = [
  { name: 'requester', shape: PERSON },
  { name: 'starter', shape: PERSON },
  { name: 'participants', shape: { kind: 'list', rows: PERSON } },
];

/** @type {Writes} */
const NOTHING = { writes: [], isOpen: false };

/** What may write anything: other processes, messages, what other tools do. */
const OPEN = [
  'bpmn:CallActivity',
  'bpmn:ReceiveTask',
  'bpmn:ServiceTask',
  'bpmn:SendTask',
];

/** What takes over all variables of whoever sends or throws it. */
const CARRIERS = ['bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition'];

/**
 * What is written when an element is done, an instance of it where there are several.
 *
 * @param {ModdleElement} element
 * @param {Operation | undefined} operation of its connector
 * @returns {Writes}
 */
export function writesOf(element, operation) {
  const named = outputsOf(element, operation);
  if (named) return { writes: named, isOpen: false };
  if (findExtension(element, 'step')) return NOTHING;
  if (readForm(element)) return { writes: fieldsOf(element), isOpen: false };
  if (element.$type === 'bpmn:ScriptTask') return writesOfScript(element);
  if (element.$type === 'bpmn:BusinessRuleTask') return writesOfDecision(element);
  const isOpen =
    OPEN.includes(element.$type) ||
    (isCatching(element) &&
      triggersOf(element).some(({ $type }) => CARRIERS.includes($type)));
  return { writes: [], isOpen };
}

/** @param {ModdleElement} element */
function isCatching(element) {
  return element.$instanceOf?.('bpmn:CatchEvent') ?? false;
}

/**
 * What the `connector:output` of a step name, or null where they name nothing.
 *
 * @param {ModdleElement} element
 * @param {Operation | undefined} operation
 * @returns {Write[] | null}
 */
function outputsOf(element, operation) {
  const outputs = readStep(element)?.outputs;
  if (!outputs) return null;
  const given = shapeOfOutputs(operation);
  return outputs
    .filter(({ variable }) => variable.trim())
    .map(({ variable, value }) => ({
      name: variable.trim(),
      shape: shapeOfMapped(value || null, given),
    }));
}

/** @param {any} operation */
function shapeOfOutputs(operation) {
  const outputs = operation?.outputs ?? [];
  return objectOf(
    outputs.map((/** @type {any} */ one) => [one.name, shapeOfOutput(one)]),
  );
}

/**
 * The shape of what a mapping takes: all outputs, or a part of them.
 *
 * @param {string | null} value
 * @param {Shape} given
 */
function shapeOfMapped(value, given) {
  if (value === null) return given;
  const path = value.trim().replace(/^=/, '').trim();
  return /^\w+(\.\w+)*$/u.test(path) ? shapeAt(given, path.split('.')) : ANY;
}

/**
 * The variables of a form; a field `order.id` is a part of `order`.
 *
 * @param {ModdleElement} element
 * @returns {Write[]}
 */
export function fieldsOf(element) {
  /** @type {Map<string, Shape>} */
  const found = new Map();
  for (const field of readForm(element) ?? []) {
    const [name, ...path] = String(field.name ?? '').trim().split('.');
    const shape = shapeOfField(/** @type {string} */ (field.type));
    if (name) found.set(name, withPart(found.get(name), path, shape));
  }
  return [...found].map(([name, shape]) => ({ name, shape }));
}

/**
 * @param {Shape | undefined} around
 * @param {string[]} path
 * @param {Shape} shape
 * @returns {Shape}
 */
function withPart(around, [name, ...path], shape) {
  if (name === undefined) return shape;
  const parts = around?.parts ?? {};
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  return { kind: 'object', parts: { ...parts, [name]: withPart(part, path, shape) } };
}

/**
 * A context sets the variables that it names, any other value is `result`.
 *
 * @param {ModdleElement} element
 * @returns {Writes}
 */
function writesOfScript({ script = '' }) {
  const text = script.trim().replace(/^=/, '');
  const keys = checkExpression(text) ? null : contextKeys(text);
  if (!keys) return { writes: [{ name: 'result', shape: ANY }], isOpen: true };
  return { writes: keys.map((name) => ({ name, shape: ANY })), isOpen: false };
}

/**
 * @param {ModdleElement} element
 * @returns {Writes}
 */
function writesOfDecision(element) {
  const table = findExtension(element, 'decision');
  if (!table) return { writes: [], isOpen: true };
  const rows = childrenOf(table, 'output');
  const outputs = rows.map((one) => attribute(one, 'name') ?? '');
  const variable = attribute(table, 'variable');
  /** @type {Shape} */
  const all = objectOf(outputs.map((name) => [name, ANY]));
  if (variable) return { writes: [{ name: variable, shape: all }], isOpen: false };
  return { writes: outputs.map((name) => ({ name, shape: ANY })), isOpen: false };
}
