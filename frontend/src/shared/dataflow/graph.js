/**
 * The order in which the elements of a diagram write and read variables.
 */

import { Linking } from './links.js';
import { ANY } from './shapes.js';
import { writesOf } from './writes.js';

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('./writes.js').Write} Write */
/** @typedef {any} ModdleElement */

/**
 * @typedef {object} Vertex a moment of an element: it is entered, it is done
 * @property {string} element
 * @property {Vertex[]} after what all of its variables come from
 * @property {Vertex[]} perhaps what may have come before, with all that came before it
 * @property {Vertex[][]} beside what may write at the same time
 * @property {"" | "all" | "taken"} joins which of those before it, it waits for
 * @property {Write[]} writes
 * @property {boolean} isOpen whether variables may come in that nothing names
 * @property {Vertex | null} outside where instances have variables of their own: the
 *   moment before them, whose variables are all that outlives them
 *
 * @typedef {object} Moments of one element
 * @property {Vertex} entered before anything of it happened
 * @property {Vertex} inside what its settings see: an instance where there are several
 * @property {Vertex} ended an instance of it is done
 * @property {Vertex} done all of it is
 */

/** @type {{ [type: string]: "all" | "taken" }} */
const JOINS = { 'bpmn:ParallelGateway': 'all', 'bpmn:InclusiveGateway': 'taken' };

/**
 * @param {LintContext} context
 * @returns {Map<string, Moments>} by the id of the element
 */
export function flowGraph(context) {
  const operations = new Map(context.steps.map((one) => [one.element, one.operation]));
  const nodes = context.elements.filter(isNode);
  const moments = new Map(
    nodes.map((node) => [
      node.id,
      momentsOf(node, writesOf(node, operations.get(node))),
    ]),
  );
  new Linking(moments, context.elements).link();
  return moments;
}

/** @param {ModdleElement} element */
export function isNode(element) {
  return Boolean(element.id) && element.$instanceOf?.('bpmn:FlowNode');
}

/**
 * @param {string} element
 * @param {Partial<Vertex>} [rest]
 * @returns {Vertex}
 */
export function vertex(element, rest) {
  return {
    element,
    after: [],
    perhaps: [],
    beside: [],
    joins: '',
    writes: [],
    isOpen: false,
    outside: null,
    ...rest,
  };
}

/**
 * @param {ModdleElement} node
 * @param {import('./writes.js').Writes} written
 * @returns {Moments}
 */
function momentsOf(node, written) {
  const { id, $type, flowElements, loopCharacteristics: loop } = node;
  const entered = vertex(id, { joins: JOINS[$type] ?? '' });
  const inside = vertex(id, { after: [entered], writes: ofEachInstance(loop) });
  const ended = vertex(id, { ...written });
  if (!flowElements?.some(isNode)) ended.after.push(inside);
  if (!isMultiInstance(loop)) return { entered, inside, ended, done: ended };
  const done = vertex(id, {
    after: [ended],
    outside: entered,
    writes: named(collectionsOf(loop).outputCollection),
  });
  return { entered, inside, ended, done };
}

/** @param {ModdleElement | undefined} loop */
function isMultiInstance(loop) {
  return loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics';
}

/** @type {Write} */
const COUNTER = { name: 'loopCounter', shape: { kind: 'number' } };

/**
 * @param {ModdleElement | undefined} loop
 * @returns {Write[]}
 */
function ofEachInstance(loop) {
  if (!isMultiInstance(loop)) return [];
  return [COUNTER, ...named(collectionsOf(loop).item)];
}

/**
 * The variables of a multi-instance activity, written the standard's way or ours.
 *
 * @param {ModdleElement} loop
 */
export function collectionsOf(loop) {
  const ours = (/** @type {string} */ name) =>
    Object.entries(loop.$attrs ?? {}).find(([key]) => key.endsWith(`:${name}`))?.[1];
  return {
    collection: ours('collection') ?? nameOf(loop.loopDataInputRef),
    item: ours('item') ?? nameOf(loop.inputDataItem),
    outputCollection: ours('outputCollection') ?? nameOf(loop.loopDataOutputRef),
    outputItem: ours('outputItem') ?? nameOf(loop.outputDataItem),
  };
}

/** @param {ModdleElement | undefined} data */
function nameOf(data) {
  return data?.name ?? data?.id;
}

/**
 * @param {string | undefined} name
 * @returns {Write[]}
 */
function named(name) {
  return name?.trim() ? [{ name: name.trim(), shape: ANY }] : [];
}
