import { expect, it } from 'vitest';

import { byDay, timelineRows } from './timeline.js';

let seq = 0;
/** @param {string} event @param {string} element @param {string} at */
const event = (event, element, at = '2026-01-05T10:00:00Z', more = {}) => {
  seq += 1;
  const activation = element ? 1 : null;
  const name = element;
  return { seq, event, element, name, activation, at, by: null, note: '', ...more };
};

it('makes one row of what began and ended, with how long it took', () => {
  const rows = timelineRows([
    event('entered', 'Send', '2026-01-05T10:00:00Z'),
    event('completed', 'Send', '2026-01-05T10:00:03Z'),
  ]);

  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ text: '“Send” was done', seconds: 3 });
});

it('keeps the row of what has not ended', () => {
  const [row] = timelineRows([event('entered', 'Send')]);

  expect(row).toMatchObject({ text: '“Send” began', seconds: null });
});

it('says that something waits instead of that it began', () => {
  const rows = timelineRows([event('entered', 'Send'), event('waiting', 'Send')]);

  expect(rows.map(({ text }) => text)).toEqual(['“Send” waits']);
});

it('keeps a failure beside what came after it', () => {
  const rows = timelineRows([
    event('entered', 'A', '2026-01-05T10:00:00Z'),
    event('failed', 'A', '2026-01-05T10:00:01Z'),
    event('completed', 'A', '2026-01-05T10:00:09Z'),
  ]);

  expect(rows.map(({ text, seconds }) => [text, seconds])).toEqual([
    ['“A” was done', 9], ['“A” failed', 1],
  ]);
});

it('says how the Request ended', () => {
  const [row] = timelineRows([
    event('ended', '', undefined, { note: 'completed' }),
  ]);

  expect(row).toMatchObject({ text: 'The Request is completed', note: '' });
});

it('does not mix two rounds of one element', () => {
  const rows = timelineRows([
    event('entered', 'A', undefined, { activation: 1 }),
    event('entered', 'A', undefined, { activation: 2 }),
    event('completed', 'A', undefined, { activation: 1 }),
  ]);

  expect(rows.map(({ text }) => text)).toEqual(['“A” was done', '“A” began']);
});

it('shows the newest first and leaves out flows', () => {
  const rows = timelineRows([
    event('started', ''), event('taken', 'Flow_1'), event('failed', 'A'),
  ]);

  expect(rows.map(({ text }) => text)).toEqual([
    '“A” failed', 'The Request was started',
  ]);
});

it('tells a cancelled Request from a cancelled element', () => {
  const [whole, one] = timelineRows([event('cancelled', 'A'), event('cancelled', '')]);

  expect(whole.text).toBe('The Request was cancelled');
  expect(one.text).toBe('“A” was cancelled');
});

it('says who did something and why', () => {
  const by = { name: 'Ann', username: 'ann' };
  const [row] = timelineRows([
    event('skipped', 'A', undefined, { by, note: 'Sent by hand' }),
  ]);

  expect(row).toMatchObject({ by: 'Ann', note: 'Sent by hand' });
});

it('groups rows by day', () => {
  const days = byDay(timelineRows([
    event('started', '', '2026-01-05T12:00:00Z'),
    event('failed', 'A', '2026-01-07T12:00:00Z'),
    event('retried', 'A', '2026-01-07T12:30:00Z'),
  ]));

  expect(days.map(({ rows }) => rows.length)).toEqual([2, 1]);
});
