import { describe, expect, it } from 'vitest';

import { boundsOf, heatOf } from './heat.js';

/** @param {string} element @param {object} figures */
const one = (element, figures) => ({
  element, name: element, entered: 1, completed: 1, failed: 0, cancelled: 0,
  failure_rate: 0, median: null, p95: null, count: 1, ...figures,
});

describe('heat of elements', () => {
  it('gives the highest the last level, and the rest its share', () => {
    const elements = [
      one('A', { failure_rate: 0.5 }), one('B', { failure_rate: 0.1 }),
    ];

    const heat = heatOf(elements, 'failures');

    expect(heat.get('A')).toEqual({ level: 5, text: '50%' });
    expect(heat.get('B')).toEqual({ level: 1, text: '10%' });
  });

  it('tells durations apart that differ by far', () => {
    const elements = [
      one('A', { median: 20_000 }), one('B', { median: 600 }), one('C', { median: 5 }),
    ];

    const heat = heatOf(elements, 'median');

    expect(['A', 'B', 'C'].map((id) => heat.get(id)?.level)).toEqual([5, 4, 1]);
    expect(heat.get('B')?.text).toBe('10 min');
  });

  it.each([
    ['no value', { median: null }],
    ['nothing', { median: 0 }],
    ['next to nothing', { median: 0.001 }],
  ])('leaves an element with %s as it is', (_, figures) => {
    const heat = heatOf([one('A', figures), one('B', { median: 60 })], 'median');

    expect([...heat.keys()]).toEqual(['B']);
  });

  it('says up to where each level goes', () => {
    expect(boundsOf([one('A', { entered: 1000 })], 'count')).toEqual([
      '200', '400', '600', '800', '1,000',
    ]);
    expect(boundsOf([one('A', { median: null })], 'median')).toEqual([]);
  });

  it('puts what reaches a bound into its level', () => {
    const elements = [one('A', { entered: 1000 }), one('B', { entered: 400 })];

    expect(heatOf(elements, 'count').get('B')?.level).toBe(2);
  });
});
