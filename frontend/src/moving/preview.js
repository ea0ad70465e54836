/**
 * What would come of a move: answers put together, and said in sentences. Pure.
 */

import { t } from '../i18n/translate.js';

/** @typedef {import('./types.js').Preview} Preview */
/** @typedef {import('./types.js').Group} Group */
/** @typedef {import('./types.js').Named} Named */

/** @typedef {{ id: string, tone: "success" | "warning", text: string }} Sentence */

/** @param {Group} group */
const keyOf = ({ at }) => at.map(({ element }) => element).join(' ');

/**
 * Two groups of the same elements as one.
 * @param {Group} one
 * @param {Group} other
 * @returns {Group}
 */
function together(one, other) {
  const tokens = { ...one.tokens };
  for (const [element, count] of Object.entries(other.tokens)) {
    tokens[element] = (tokens[element] ?? 0) + count;
  }
  const refusals = one.refusals.map((refusal) => ({ ...refusal }));
  for (const refusal of other.refusals) {
    const same = refusals.find(
      ({ element, code }) => element === refusal.element && code === refusal.code,
    );
    if (same) same.count += refusal.count;
    else refusals.push(refusal);
  }
  const count = one.count + other.count;
  return { ...one, tokens, refusals, count, movable: one.movable + other.movable };
}

/**
 * What two answers say, the first ones before.
 *
 * @param {Preview | null} before
 * @param {Preview} answer
 * @returns {Preview}
 */
export function joined(before, answer) {
  if (!before) return answer;
  /** @type {Map<string, Group>} */
  const groups = new Map(before.groups.map((group) => [keyOf(group), group]));
  for (const group of answer.groups) {
    const same = groups.get(keyOf(group));
    groups.set(keyOf(group), same ? together(same, group) : group);
  }
  const known = new Set(before.choices.map(({ element }) => element));
  const more = answer.choices.filter(({ element }) => !known.has(element));
  return {
    ...answer,
    looked_at: before.looked_at + answer.looked_at,
    groups: [...groups.values()].sort((a, b) => b.count - a.count),
    choices: [...before.choices, ...more],
  };
}

/** @param {Named[]} at */
const placeText = (at) => at.map(({ name }) => `“${name}”`).join(', ');

/** @param {number} count @param {string} place */
function canMove(count, place) {
  return count === 1
    ? t('1 Request at {place} can be moved.', { place })
    : t('{count} Requests at {place} can be moved.', { count, place });
}

/** @param {number} count @param {string} place @param {string} reason */
function cannotMove(count, place, reason) {
  return count === 1
    ? t('1 Request at {place} stays: {reason}', { place, reason })
    : t('{count} Requests at {place} stay: {reason}', { count, place, reason });
}

/**
 * Sentences for a person, one for each thing that would come of the move.
 *
 * @param {Preview} preview
 * @returns {Sentence[]}
 */
export function sentencesOf({ groups }) {
  return groups.flatMap((group) => {
    const place = placeText(group.at);
    const id = keyOf(group);
    /** @type {Sentence[]} */
    const good = group.movable
      ? [{ id, tone: 'success', text: canMove(group.movable, place) }]
      : [];
    /** @type {Sentence[]} */
    const bad = group.refusals.map(({ element, code, count, message }) => ({
      id: `${id} ${element} ${code}`,
      tone: 'warning',
      text: cannotMove(count, place, message),
    }));
    return [...good, ...bad];
  });
}

/** How many can be moved. @param {Preview | null} preview */
export const movableIn = (preview) =>
  (preview?.groups ?? []).reduce((sum, { movable }) => sum + movable, 0);

/**
 * How many tokens stand where, and which elements are in the way.
 *
 * @param {Preview | null} preview
 * @returns {{ tokens: Map<string, number>, refused: Set<string> }}
 */
export function placesIn(preview) {
  /** @type {Map<string, number>} */
  const tokens = new Map();
  /** @type {Set<string>} */
  const refused = new Set();
  for (const group of preview?.groups ?? []) {
    for (const [element, count] of Object.entries(group.tokens)) {
      tokens.set(element, (tokens.get(element) ?? 0) + count);
    }
    for (const { element } of group.refusals) refused.add(element);
  }
  return { tokens, refused };
}

/**
 * The same tokens where they would be in the new version.
 *
 * @param {Map<string, number>} tokens
 * @param {{ [element: string]: string }} mapping
 * @param {Set<string>} refused
 * @returns {Map<string, number>}
 */
export function movedTokens(tokens, mapping, refused) {
  /** @type {Map<string, number>} */
  const moved = new Map();
  for (const [element, count] of tokens) {
    if (refused.has(element)) continue;
    const place = mapping[element] ?? element;
    moved.set(place, (moved.get(place) ?? 0) + count);
  }
  return moved;
}
