/**
 * Which variables exist at each element of a diagram, and what is known of them.
 *
 * What may exist is never missed where a diagram is read as the engine runs it; what
 * exists always may be shown as existing sometimes.
 */

import { flowGraph } from './graph.js';
import { mergedShape } from './shapes.js';
import { inOrder, knownAt } from './solving.js';

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('./graph.js').Moments} Moments */
/** @typedef {import('./graph.js').Vertex} Vertex */
/** @typedef {import('./shapes.js').Shape} Shape */
/** @typedef {"entered" | "inside" | "ended" | "done"} Moment */
/** @typedef {import('./solving.js').Known} Known */
/** @typedef {import('./solving.js').NumberedWrite} NumberedWrite */

/**
 * @typedef {object} Variable
 * @property {string} name
 * @property {Shape} shape
 * @property {boolean} isSure whether it exists on every way that leads here
 * @property {string[]} sources ids of what writes it; a process gives people
 *
 * @typedef {object} Scope what can be seen at one moment
 * @property {Variable[]} variables by name
 * @property {boolean} isOpen whether others may have come in, which nothing names
 */

export class Dataflow {
  /** @param {LintContext} context */
  constructor(context) {
    this.moments = flowGraph(context);
    const vertices = inOrder(this.moments);
    /** @type {NumberedWrite[]} */
    this.writes = vertices.flatMap((vertex) =>
      vertex.writes.map(({ name, shape }) => ({ vertex, name, shape })),
    );
    /** @type {Map<string, number[]>} of the writes of each name */
    this.numbers = new Map();
    for (const [number, { name }] of this.writes.entries()) {
      const others = this.numbers.get(name);
      if (others) others.push(number);
      else this.numbers.set(name, [number]);
    }
    this.names = new Map([...this.numbers.keys()].map((name, at) => [name, at]));
    this.known = knownAt(vertices, this.writes, this.names);
  }

  /**
   * @param {string} element
   * @param {Moment} [moment] settings of a step see `inside`
   * @returns {Scope} open where nothing is known of the element
   */
  at(element, moment = 'inside') {
    const vertex = this.moments.get(element)?.[moment];
    const known = vertex && this.known.get(vertex);
    if (!known) return { variables: [], isOpen: true };
    const isOpen = known.may.has(this.writes.length);
    return { variables: this.variablesOf(known), isOpen };
  }

  /**
   * Whether a variable may exist at a moment.
   *
   * @param {string} element
   * @param {Moment} moment
   * @param {string} name
   */
  mayHave(element, moment, name) {
    const vertex = this.moments.get(element)?.[moment];
    const may = vertex && this.known.get(vertex)?.may;
    if (!may || may.has(this.writes.length)) return true;
    return (this.numbers.get(name) ?? []).some((number) => may.has(number));
  }

  /**
   * @param {Known} known
   * @returns {Variable[]}
   */
  variablesOf({ may, must }) {
    /** @type {Map<string, Variable>} */
    const found = new Map();
    for (const number of may.numbers().filter((one) => one < this.writes.length)) {
      const { vertex, name, shape } = this.writes[number];
      const other = found.get(name);
      found.set(name, {
        name,
        shape: other ? mergedShape(other.shape, shape) : shape,
        isSure: must.has(/** @type {number} */ (this.names.get(name))),
        sources: [...new Set([...(other?.sources ?? []), vertex.element])],
      });
    }
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
