/**
 * Works out what is known at each moment: round by round until nothing changes.
 */

import { Bits } from './bits.js';

/** @typedef {import('./graph.js').Moments} Moments */
/** @typedef {import('./graph.js').Vertex} Vertex */
/** @typedef {import('./shapes.js').Shape} Shape */

/**
 * @typedef {{ vertex: Vertex, name: string, shape: Shape }} NumberedWrite
 *
 * @typedef {object} Known
 * @property {Bits} may writes by number; the number behind the last says that others
 *   may have come in
 * @property {Bits} must names by number
 */

/**
 * All moments, what comes before another one first where there is no loop.
 *
 * @param {Map<string, Moments>} moments
 * @returns {Vertex[]}
 */
export function inOrder(moments) {
  /** @type {Vertex[]} */
  const found = [];
  const seen = new Set();
  for (const { done } of moments.values()) visit(done, seen, found);
  return found;
}

/**
 * Depth first, without recursion: a file may have thousands of steps in a row.
 *
 * @param {Vertex} from
 * @param {Set<Vertex>} seen
 * @param {Vertex[]} found
 */
function visit(from, seen, found) {
  const open = [{ vertex: from, isLeft: false }];
  while (open.length) {
    const { vertex, isLeft } = /** @type {(typeof open)[0]} */ (open.pop());
    if (isLeft) found.push(vertex);
    if (isLeft || seen.has(vertex)) continue;
    seen.add(vertex);
    open.push({ vertex, isLeft: true });
    for (const before of [...vertex.after, ...vertex.perhaps]) {
      open.push({ vertex: before, isLeft: false });
    }
  }
}

/**
 * @param {Vertex[]} vertices
 * @param {NumberedWrite[]} writes
 * @param {Map<string, number>} names
 * @returns {Map<Vertex, Known>} without moments that nothing leads to
 */
export function knownAt(vertices, writes, names) {
  return new Solver(writes, names).solve(vertices);
}

/**
 * @param {Known} now
 * @param {Known | undefined} before
 */
function isSame({ may, must }, before) {
  return Boolean(before?.may.equals(may) && before.must.equals(must));
}

class Solver {
  /**
   * @param {NumberedWrite[]} writes
   * @param {Map<string, number>} names
   */
  constructor(writes, names) {
    this.writes = writes;
    this.names = names;
    /** @type {Map<Vertex, Known>} */
    this.known = new Map();
    /** @type {Map<Vertex, number[]>} */
    this.own = new Map();
    for (const [number, { vertex }] of writes.entries()) {
      this.own.set(vertex, [...(this.own.get(vertex) ?? []), number]);
    }
  }

  /** @param {Vertex[]} vertices */
  solve(vertices) {
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const vertex of vertices) {
        const now = this.worked(vertex);
        if (!now || isSame(now, this.known.get(vertex))) continue;
        this.known.set(vertex, now);
        isChanged = true;
      }
    }
    return this.known;
  }

  /**
   * @param {Vertex} vertex
   * @returns {Known | null} null where nothing is known before it yet
   */
  worked(vertex) {
    const before = vertex.after.flatMap((one) => this.known.get(one) ?? []);
    if (!before.length && vertex.after.length) return null;
    const known = vertex.outside
      ? this.outlived(vertex.outside, before)
      : { may: this.mayOf(before), must: this.mustOf(vertex, before) };
    for (const one of vertex.perhaps) {
      const found = this.known.get(one);
      if (found) known.may.unite(found.may);
    }
    for (const writer of vertex.beside.flat()) this.write(writer, known.may);
    this.write(vertex, known.may);
    for (const { name } of vertex.writes) {
      known.must.add(/** @type {number} */ (this.names.get(name)));
    }
    return known;
  }

  /** @param {Known[]} before */
  mayOf(before) {
    const may = new Bits(this.writes.length + 1);
    for (const one of before) may.unite(one.may);
    return may;
  }

  /**
   * @param {Vertex} vertex
   * @param {Known[]} before
   */
  mustOf({ joins }, before) {
    const must = new Bits(this.names.size);
    if (before.length) must.unite(before[0].must);
    for (const one of before.slice(1)) {
      if (joins === 'all') must.unite(one.must);
      else must.intersect(one.must);
    }
    return must;
  }

  /**
   * Variables of an instance are gone with it; those around it keep what it wrote.
   *
   * @param {Vertex} outside
   * @param {Known[]} before
   * @returns {Known}
   */
  outlived(outside, before) {
    const around = this.known.get(outside);
    const known = {
      may: this.mayOf(around ? [around] : []),
      must: this.mustOf(outside, around ? [around] : []),
    };
    const nameOf = (/** @type {number} */ number) => this.writes[number]?.name ?? null;
    const names = new Set(known.may.numbers().map(nameOf));
    for (const number of this.mayOf(before).numbers()) {
      const name = nameOf(number);
      if (name === null || names.has(name)) known.may.add(number);
    }
    return known;
  }

  /**
   * @param {Vertex} vertex
   * @param {Bits} may
   */
  write(vertex, may) {
    for (const number of this.own.get(vertex) ?? []) may.add(number);
    if (vertex.isOpen) may.add(this.writes.length);
  }
}
