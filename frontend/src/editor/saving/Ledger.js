import { changed } from './changes.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Change} Change */
/** @typedef {import('./types.js').PendingSet} PendingSet */
/** @typedef {import('./types.js').NumberedSet} NumberedSet */

const REFERENCES = ['sourceRef', 'targetRef', 'attachedToRef'];

/** @param {string | null} element */
const keyOf = (element) => element ?? DEFINITIONS;

/**
 * What the server has confirmed and what it has not yet; the diagram should show both
 * together.
 */
export class Ledger {
  constructor() {
    /** @type {Map<string, Entry>} */
    this.confirmed = new Map();
    /** @type {PendingSet[]} */
    this.pending = [];
    this.revision = 0;
    /** @type {Map<string, Entry | null> | null} what the pending sets change */
    this.overlay = null;
  }

  /**
   * Begin with what a file holds.
   * @param {Map<string, Entry>} entries
   * @param {number} revision
   */
  reset(entries, revision) {
    this.confirmed = entries;
    this.revision = revision;
    this.overlay = null;
  }

  /** @param {PendingSet} set */
  add(set) {
    this.pending.push(set);
    if (this.overlay) applyAll(this.overlay, this.confirmed, set.changes);
  }

  /**
   * Take a set from the waiting ones; null where it does not wait.
   * @param {string} clientId
   * @returns {PendingSet | null}
   */
  remove(clientId) {
    const found = this.pending.find((set) => set.client_id === clientId);
    if (!found) return null;
    this.pending = this.pending.filter((set) => set !== found);
    this.overlay = null;
    return found;
  }

  /**
   * Take over what the server applied.
   * @param {NumberedSet} set
   * @returns {Set<string>} the elements that may look different now
   */
  confirm({ revision, client_id: clientId, changes }) {
    const own = this.remove(clientId);
    const touched = idsOf(own?.changes ?? []);
    // A set of which nothing remained carries the number of another one.
    if (changes.length && revision > this.revision) {
      this.revision = revision;
      this.overlay = null;
      for (const change of changes) {
        touched.add(keyOf(change.element));
        applyOne(this.confirmed, null, change);
      }
    }
    return touched;
  }

  /**
   * What an element should be; null where it should not be.
   * @param {string | null} element
   * @returns {Entry | null}
   */
  target(element) {
    const key = keyOf(element);
    const overlay = this.pendingOverlay();
    const entry = overlay.get(key);
    return entry === undefined ? (this.confirmed.get(key) ?? null) : entry;
  }

  /**
   * What an element should look like: without references to what cannot be shown;
   * null where it cannot be shown itself.
   * @param {string | null} element
   * @returns {Entry | null}
   */
  shown(element) {
    const entry = this.target(element);
    if (!entry || element === null) return entry;
    if (!this.stands(element)) return null;
    const { default: flow, lanes = [] } = entry.values;
    const standing = lanes.filter((/** @type {string} */ one) => this.target(one));
    const kept = flow && this.stands(flow) ? flow : null;
    return withReferences(entry, kept, standing);
  }

  /** @returns {Map<string, Entry | null>} */
  pendingOverlay() {
    if (!this.overlay) {
      this.overlay = new Map();
      for (const { changes } of this.pending) {
        applyAll(this.overlay, this.confirmed, changes);
      }
    }
    return this.overlay;
  }

  /** @returns {Set<string>} all elements that should be there */
  ids() {
    const overlay = this.pendingOverlay();
    const ids = new Set(this.confirmed.keys());
    for (const [id, entry] of overlay) {
      if (entry) ids.add(id);
      else ids.delete(id);
    }
    ids.delete(DEFINITIONS);
    return ids;
  }

  /**
   * Whether an element can be shown: it should be there, and so should all that it
   * hangs on.
   * @param {string | null} element
   * @param {Set<string>} [asked]
   * @returns {boolean}
   */
  stands(element, asked = new Set()) {
    if (element === null || asked.has(element)) return true;
    const entry = this.target(element);
    if (!entry) return false;
    asked.add(element);
    const needed = REFERENCES.map((key) => entry.values[key]).filter(Boolean);
    return [entry.parent, ...needed].every((one) => this.stands(one, asked));
  }
}

/**
 * @param {Entry} entry
 * @param {string | null} flow the default flow
 * @param {string[]} lanes
 * @returns {Entry}
 */
function withReferences(entry, flow, lanes) {
  const values = { ...entry.values };
  if (!flow) delete values.default;
  if (lanes.length) values.lanes = lanes;
  else delete values.lanes;
  return { ...entry, values };
}

/**
 * @param {Change[]} changes
 * @returns {Set<string>}
 */
export function idsOf(changes) {
  return new Set(changes.map(({ element }) => keyOf(element)));
}

/**
 * @param {Map<string, Entry | null>} overlay
 * @param {Map<string, Entry>} below
 * @param {Change[]} changes
 */
function applyAll(overlay, below, changes) {
  for (const change of changes) applyOne(overlay, below, change);
}

/**
 * @param {Map<string, Entry | null>} entries
 * @param {Map<string, Entry> | null} below what stands where `entries` is silent; null
 *   where `entries` is all there is
 * @param {Change} change
 */
function applyOne(entries, below, change) {
  const key = keyOf(change.element);
  const own = entries.get(key);
  const entry = own === undefined ? (below?.get(key) ?? null) : own;
  const next = changed(entry, change);
  if (next || below) entries.set(key, next);
  else removeWithContents(entries, key);
}

/**
 * @param {Map<string, Entry | null>} entries
 * @param {string} key
 */
function removeWithContents(entries, key) {
  if (!entries.delete(key) || key === DEFINITIONS) return;
  for (const [id, entry] of entries) {
    if (!entry) continue;
    if (entry.parent === key) removeWithContents(entries, id);
    else entries.set(id, outOfLane(entry, key));
  }
}

/**
 * @param {Entry} entry
 * @param {string} lane
 */
function outOfLane(entry, lane) {
  const before = entry.values.lanes ?? [];
  if (!before.includes(lane)) return entry;
  const lanes = before.filter((/** @type {string} */ one) => one !== lane);
  const after = lanes.length ? lanes : null;
  return changed(entry, { op: 'set', element: null, key: 'lanes', after });
}
