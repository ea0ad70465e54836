import { describe, expect, it } from 'vitest';

import { sorted, turned } from './sorting.js';

const rows = [
  { name: 'B', median: 1 }, { name: 'a', median: null }, { name: 'C', median: 5 },
];

describe('sorting', () => {
  it.each([
    [{ column: 'name', isDown: false }, 'aBC'],
    [{ column: 'name', isDown: true }, 'CBa'],
    [{ column: 'median', isDown: true }, 'CBa'],
    [{ column: 'median', isDown: false }, 'BCa'],
  ])('by %o', (order, names) => {
    expect(sorted(rows, order).map(({ name }) => name).join('')).toBe(names);
  });

  it('turns a column around, and begins another one usefully', () => {
    const order = { column: 'median', isDown: true };

    expect(turned(order, 'median').isDown).toBe(false);
    expect(turned(order, 'entered')).toEqual({ column: 'entered', isDown: true });
    expect(turned(order, 'name')).toEqual({ column: 'name', isDown: false });
  });
});
