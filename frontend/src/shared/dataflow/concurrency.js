/**
 * Paths that are taken at the same time: what one of them writes, the other may see.
 */

/** @typedef {import('./graph.js').Moments} Moments */
/** @typedef {import('./graph.js').Vertex} Vertex */
/** @typedef {any} ModdleElement */
/** @typedef {Map<Vertex, Vertex[]>} Following */

/** Gateways of which one flow is taken. */
const CHOOSING = ['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway'];

/**
 * @param {Map<string, Moments>} moments
 * @param {ModdleElement[]} nodes
 * @param {ModdleElement[]} flows
 */
export function addConcurrent(moments, nodes, flows) {
  const following = followingOf(moments);
  for (const fork of forksIn(moments, nodes, flows)) {
    const reached = reachedFrom(fork, following);
    for (const [index, one] of reached.entries()) {
      for (const other of reached.slice(index + 1)) {
        seeEachOther(one, other);
      }
    }
  }
}

/**
 * Where several paths begin at once.
 *
 * @param {Map<string, Moments>} moments
 * @param {ModdleElement[]} nodes
 * @param {ModdleElement[]} flows
 * @returns {Array<{ from: Vertex, paths: Vertex[] }>}
 */
function forksIn(moments, nodes, flows) {
  /** @type {Map<ModdleElement, Vertex[]>} */
  const paths = new Map();
  const add = (/** @type {ModdleElement} */ from, /** @type {ModdleElement} */ to) => {
    const target = moments.get(to?.id);
    if (target) paths.set(from, [...(paths.get(from) ?? []), target.entered]);
  };
  for (const { sourceRef, targetRef } of flows) {
    if (!CHOOSING.includes(sourceRef?.$type)) add(sourceRef, targetRef);
  }
  for (const node of nodes) {
    if (node.$type === 'bpmn:BoundaryEvent' && node.cancelActivity === false) {
      add(node.attachedToRef, node);
    }
  }
  return [...paths].flatMap(([from, found]) => {
    const source = moments.get(from?.id);
    return source && found.length > 1 ? [{ from: source.done, paths: found }] : [];
  });
}

/**
 * @param {Map<string, Moments>} moments
 * @returns {Following}
 */
function followingOf(moments) {
  /** @type {Following} */
  const following = new Map();
  for (const one of new Set([...moments.values()].flatMap(allOf))) {
    for (const before of one.after) {
      following.set(before, [...(following.get(before) ?? []), one]);
    }
  }
  return following;
}

/** @param {Moments} moments */
export function allOf({ entered, inside, ended, done }) {
  return [entered, inside, ended, done];
}

/**
 * What each path reaches until a gateway waits for all of them.
 *
 * @param {{ from: Vertex, paths: Vertex[] }} fork where a round begins anew
 * @param {Following} following
 * @returns {Array<Set<Vertex>>}
 */
function reachedFrom({ from, paths }, following) {
  const reached = paths.map((path) => new Set([path]));
  /** @type {Set<Vertex>} */
  const waiting = new Set();
  const open = paths.map((vertex, path) => ({ vertex, path }));
  while (open.length) {
    const { vertex, path } = /** @type {(typeof open)[0]} */ (open.pop());
    if (vertex.joins) waiting.add(vertex);
    else if (vertex !== from) go(vertex, path);
    if (!open.length) passUnjoined();
  }
  return reached;

  /**
   * @param {Vertex} vertex
   * @param {number} path
   */
  function go(vertex, path) {
    for (const next of following.get(vertex) ?? []) {
      if (reached[path].has(next)) continue;
      reached[path].add(next);
      open.push({ vertex: next, path });
    }
  }

  /** Goes on behind the first gateway that does not wait for these paths alone. */
  function passUnjoined() {
    for (const vertex of waiting) {
      const here = reached.flatMap((one, path) => (one.has(vertex) ? [path] : []));
      const isInside = vertex.after.every((one) => reached.some((all) => all.has(one)));
      if (here.length > 1 && isInside) continue;
      waiting.delete(vertex);
      for (const path of here) go(vertex, path);
      if (open.length) return;
    }
  }
}

/**
 * Behind a gateway that waits for both nothing goes on at the same time any more.
 *
 * @param {Set<Vertex>} one
 * @param {Set<Vertex>} other
 */
function seeEachOther(one, other) {
  const common = new Set([...one].filter((vertex) => other.has(vertex)));
  const isJoined = [...common].every(
    ({ joins, after }) => joins !== '' || after.every((before) => common.has(before)),
  );
  const own = (/** @type {Set<Vertex>} */ all) =>
    isJoined ? [...all].filter((vertex) => !common.has(vertex)) : [...all];
  look(own(one), own(other));
  look(own(other), own(one));
}

/**
 * @param {Vertex[]} readers
 * @param {Vertex[]} writers
 */
function look(readers, writers) {
  const writing = writers.filter(({ writes, isOpen }) => writes.length || isOpen);
  if (!writing.length) return;
  for (const reader of readers) reader.beside.push(writing);
}
