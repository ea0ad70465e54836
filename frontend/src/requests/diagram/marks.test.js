import { describe, expect, it } from 'vitest';

import { marksOf, takenFlows } from './marks.js';

/** @param {string} element @param {any} status */
const token = (element, status) => ({ element, status, activation: 1 });
const counts = (completed = 0, cancelled = 0) => ({
  entered: 1, completed, cancelled, failed: 0, active: 0,
});
const nothing = { tokens: [], counts: {}, incidents: [] };

describe('marks of a Request', () => {
  it.each([
    ['calling', 'running'],
    ['ready', 'running'],
    ['asking', 'waiting'],
    ['waiting', 'waiting'],
    ['joining', 'waiting'],
    ['failed', 'incident'],
  ])('a token that is %s is shown as %s', (status, kind) => {
    const marks = marksOf({ ...nothing, tokens: [token('A', status)] });

    expect(marks.get('A')?.kind).toBe(kind);
  });

  it('shows the most urgent of several tokens, with their number', () => {
    const tokens = [token('A', 'calling'), token('A', 'failed'), token('A', 'asking')];

    const marks = marksOf({ ...nothing, tokens });

    expect(marks.get('A')).toMatchObject({ kind: 'incident', count: 3 });
  });

  it('shows what was done, and how often', () => {
    const marks = marksOf({ ...nothing, counts: { A: counts(3), B: counts(0, 1) } });

    expect(marks.get('A')).toMatchObject({ kind: 'done', count: 3, text: 'Done × 3' });
    expect(marks.get('B')?.kind).toBe('cancelled');
  });

  it('shows a token rather than what was done before', () => {
    const tokens = [token('A', 'calling')];

    const marks = marksOf({ ...nothing, tokens, counts: { A: counts(2) } });

    expect(marks.get('A')?.kind).toBe('running');
  });

  it('shows an incident also where no token says so', () => {
    const incidents = /** @type {any[]} */ ([{ element: 'A' }]);

    const marks = marksOf({ ...nothing, incidents });

    expect(marks.get('A')).toMatchObject({ kind: 'incident', count: 1 });
  });

  it('names the flows that were taken', () => {
    expect([...takenFlows({ taken: { F: 2, G: 0 } })]).toEqual([['F', 2]]);
  });
});
