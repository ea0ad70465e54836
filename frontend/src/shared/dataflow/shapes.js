/**
 * What is known of a variable's value before there is one.
 */

/** @typedef {import('../types.js').ValueObject} ValueObject */

/**
 * @typedef {"text" | "number" | "boolean" | "date" | "list" | "object" | "any"} Kind
 *
 * @typedef {object} Shape
 * @property {Kind} kind
 * @property {{ [name: string]: Shape }} [parts] of an object
 * @property {Shape} [rows] of a list
 */

/** @type {Shape} */
export const ANY = { kind: 'any' };

/** @type {Shape} a person, as `runtime/people.py` gives them */
export const PERSON = {
  kind: 'object',
  parts: {
    name: { kind: 'text' },
    email: { kind: 'text' },
    username: { kind: 'text' },
  },
};

/** @type {{ [type: string]: Kind }} types of outputs and of form fields */
const KINDS = {
  string: 'text',
  text: 'text',
  choice: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  list: 'list',
  object: 'object',
};

const MOST_DEPTH = 8;

/**
 * The shape of an output of an operation: its type, and what its sample shows.
 *
 * @param {{ type?: string, sample?: unknown }} output
 * @returns {Shape}
 */
export function shapeOfOutput({ type = 'any', sample }) {
  const shown = sample === undefined ? ANY : shapeOfValue(sample);
  const kind = KINDS[type] ?? 'any';
  return kind === 'any' || kind === shown.kind ? shown : { kind };
}

/**
 * @param {string | undefined} type of a form field
 * @returns {Shape}
 */
export function shapeOfField(type = 'string') {
  return { kind: KINDS[type] ?? 'any' };
}

/**
 * The shape that an example has.
 *
 * @param {unknown} value
 * @param {number} [depth]
 * @returns {Shape}
 */
export function shapeOfValue(value, depth = 0) {
  const kind = KINDS[typeof value] ?? 'any';
  if (kind !== 'object') return { kind };
  if (value === null || depth > MOST_DEPTH) return ANY;
  if (Array.isArray(value)) {
    const [first] = value;
    const rows = first === undefined ? ANY : shapeOfValue(first, depth + 1);
    return { kind: 'list', rows };
  }
  const parts = Object.entries(/** @type {object} */ (value));
  return objectOf(parts.map(([name, part]) => [name, shapeOfValue(part, depth + 1)]));
}

/**
 * @param {Array<[string, Shape]>} parts
 * @returns {Shape}
 */
export function objectOf(parts) {
  return { kind: 'object', parts: Object.fromEntries(parts) };
}

/**
 * The shape of a part such as `customer.email`; nothing is known of what is not there.
 *
 * @param {Shape} shape
 * @param {string[]} path
 * @returns {Shape}
 */
export function shapeAt(shape, path) {
  return path.reduce((found, name) => {
    const holder = found.kind === 'list' ? (found.rows ?? ANY) : found;
    const parts = holder.parts ?? {};
    return Object.hasOwn(parts, name) ? parts[name] : ANY;
  }, shape);
}

/**
 * Two shapes of one variable as one: what both say, and the parts of either.
 *
 * @param {Shape} one
 * @param {Shape} other
 * @returns {Shape}
 */
export function mergedShape(one, other) {
  if (one.kind !== other.kind) return one.kind === 'any' ? other : mixed(one, other);
  if (one.kind !== 'object') return one;
  return { kind: 'object', parts: { ...other.parts, ...one.parts } };
}

/**
 * @param {Shape} one
 * @param {Shape} other
 */
function mixed(one, other) {
  return other.kind === 'any' ? one : ANY;
}
