import { describe, expect, it } from 'vitest';

import { joined, movableIn, movedTokens, placesIn, sentencesOf } from './preview.js';

const named = (/** @type {string} */ name) => ({ element: name, name });
/** @param {string} name @param {number} count @param {number} movable */
const group = (name, count, movable) => ({
  at: [named(name)],
  tokens: { [name]: count },
  count,
  movable,
  refusals:
    count === movable
      ? []
      : [{
          ...named(name),
          code: 'missing',
          message: `"${name}" is not in the new version.`,
          count: count - movable,
          requests: [],
        }],
});
/** @param {ReturnType<typeof group>[]} groups */
const answer = (...groups) => ({
  total: 5,
  looked_at: groups.reduce((sum, { count }) => sum + count, 0),
  next: null,
  groups,
  choices: [],
});

describe('the preview of a move', () => {
  it('says what can be moved, and why the others stay', () => {
    const texts = sentencesOf(answer(group('A', 2, 2), group('B', 1, 0)));

    expect(texts.map(({ text }) => text)).toEqual([
      '2 Requests at “A” can be moved.',
      '1 Request at “B” stays: "B" is not in the new version.',
    ]);
  });

  it('puts answers together', () => {
    const both = joined(answer(group('A', 1, 1)), answer(group('A', 2, 0)));

    expect(both.looked_at).toBe(3);
    expect(both.groups).toHaveLength(1);
    expect(both.groups[0]).toMatchObject({ count: 3, movable: 1, tokens: { A: 3 } });
    expect(both.groups[0].refusals[0].count).toBe(2);
    expect(movableIn(both)).toBe(1);
  });

  it('takes the first answer as it is', () => {
    expect(joined(null, answer(group('A', 1, 1))).looked_at).toBe(1);
  });

  it('counts tokens where they stand, and where they would', () => {
    const { tokens, refused } = placesIn(answer(group('A', 2, 2), group('B', 1, 0)));

    expect([...tokens]).toEqual([['A', 2], ['B', 1]]);
    expect([...movedTokens(tokens, { A: 'C' }, refused)]).toEqual([['C', 2]]);
  });
});
