/**
 * Change sets as data: made from what differs, applied to entries, turned round.
 */

import { sameValue } from '../../shared/sameValue.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Change} Change */
/** @typedef {import('./types.js').Effect} Effect */

/** @param {string | null} id */
const elementOf = (id) => (id === DEFINITIONS ? null : id);

/**
 * All keys of an entry, type and parent among them.
 * @param {Entry} entry
 * @returns {{ [key: string]: any }}
 */
export function keysOf({ type, parent, values }) {
  return { type, parent, ...values };
}

/**
 * The changes that turn one entry into the other.
 *
 * @param {string | null} id
 * @param {Entry | null} before
 * @param {Entry | null} after
 * @returns {Change[]}
 */
export function changesBetween(id, before, after) {
  const element = elementOf(id);
  if (!before && !after) return [];
  if (!before && after) {
    const { type, parent, values } = after;
    return [{ op: 'create', element, type, parent, values: { ...values } }];
  }
  if (before && !after) return [{ op: 'delete', element }];
  const old = keysOf(/** @type {Entry} */ (before));
  const now = keysOf(/** @type {Entry} */ (after));
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  /** @type {Change[]} */
  const changes = [...keys]
    .filter((key) => !sameValue(old[key] ?? null, now[key] ?? null))
    .map((key) => ({
      op: 'set',
      element,
      key,
      before: old[key] ?? null,
      after: now[key] ?? null,
    }));
  return changes.sort((one, other) => rank(one) - rank(other));
}

/**
 * What is new first, connectors before their settings, what goes last.
 * @param {Change} change
 */
function rank({ op, key }) {
  if (op === 'create') return 0;
  if (op === 'delete') return 3;
  return key === 'step:connector' ? 1 : 2;
}

/**
 * The change set of several effects.
 *
 * @param {Effect[]} effects
 * @returns {Change[]}
 */
export function changesOf(effects) {
  const changes = effects.flatMap(({ id, before, after }) =>
    changesBetween(id, before, after),
  );
  return changes.sort((one, other) => rank(one) - rank(other));
}

/**
 * @param {{ [key: string]: any }} values
 * @returns {{ [key: string]: any }}
 */
function withoutNulls(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null),
  );
}

/**
 * An entry with one key set.
 *
 * @param {Entry} entry
 * @param {string} key
 * @param {any} value
 * @returns {Entry}
 */
function withKey(entry, key, value) {
  if (key === 'type' || key === 'parent') return { ...entry, [key]: value };
  if (isOfStep(key) && !('step:connector' in entry.values)) return entry;
  if (key === 'step:connector' && value === null) {
    return { ...entry, values: withoutStep(entry.values) };
  }
  return { ...entry, values: withoutNulls({ ...entry.values, [key]: value }) };
}

/**
 * Whether a key says something about a connector that has to be there.
 * @param {string} key
 */
function isOfStep(key) {
  return key !== 'step:connector' && /^(?:step|setting):/.test(key);
}

/** @param {{ [key: string]: any }} values */
function withoutStep(values) {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([key]) => key !== 'step:connector' && !isOfStep(key),
    ),
  );
}

/**
 * What one change makes of its element.
 *
 * @param {Entry | null} entry
 * @param {Change} change
 * @returns {Entry | null}
 */
export function changed(entry, change) {
  if (change.op === 'delete') return null;
  if (change.op === 'create') {
    const { type = '', parent = null, values = {} } = change;
    return { type, parent, values: withoutNulls(values) };
  }
  return entry && withKey(entry, change.key ?? '', change.after);
}

/**
 * The effects that take an action back: a key goes back only where its value is still
 * the one that the action gave it.
 *
 * @param {Effect[]} effects of the action
 * @param {(id: string | null) => Entry | null} entryOf what is there now
 * @returns {{effects: Effect[], skipped: number}}
 */
export function takenBack(effects, entryOf) {
  let skipped = 0;
  /** @type {Effect[]} */
  const back = [];
  for (const { id, before, after } of effects) {
    const now = entryOf(id);
    if (!after) {
      if (!now) back.push({ id, before: null, after: before });
      else skipped += 1;
    } else if (!before) {
      if (now) back.push({ id, before: now, after: null });
      else skipped += 1;
    } else if (now) {
      const result = keysTakenBack(now, before, after);
      skipped += result.skipped;
      back.push({ id, before: now, after: result.entry });
    } else skipped += 1;
  }
  return { effects: back, skipped };
}

/**
 * @param {Entry} now
 * @param {Entry} before
 * @param {Entry} after
 */
function keysTakenBack(now, before, after) {
  const present = keysOf(now);
  let entry = now;
  let skipped = 0;
  for (const change of changesBetween('', before, after)) {
    const key = change.key ?? '';
    if (sameValue(present[key] ?? null, change.after)) {
      entry = withKey(entry, key, change.before);
    } else skipped += 1;
  }
  return { entry, skipped };
}

/**
 * What changes do to each element.
 *
 * @param {Change[]} changes
 * @param {(id: string | null) => Entry | null} entryOf what is there now
 * @returns {Effect[]}
 */
export function effectsOf(changes, entryOf) {
  /** @type {Map<string | null, Effect>} */
  const effects = new Map();
  for (const change of changes) {
    const id = change.element;
    const effect = effects.get(id) ?? { id, before: entryOf(id), after: entryOf(id) };
    effects.set(id, { ...effect, after: changed(effect.after, change) });
  }
  return [...effects.values()];
}
