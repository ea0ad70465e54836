import { expect, test } from 'vitest';

import { enteredFrom, isSet, visibleAmong } from './values.js';

/** @type {import('./values.js').Setting[]} */
const SETTINGS = [
  { name: 'host', type: 'string', label: 'Server' },
  { name: 'port', type: 'integer', label: 'Port', default: '587' },
  { name: 'password', type: 'secret', label: 'Password' },
];

test('a new form begins with the defaults', () => {
  expect(enteredFrom(SETTINGS, {})).toEqual({ host: '', port: '587', password: '' });
});

test('a secret begins empty and is said to be set', () => {
  const shown = { host: 'a', port: '25', password: { set: true } };

  expect(enteredFrom(SETTINGS, shown)).toEqual({ host: 'a', port: '25', password: '' });
  expect(isSet(shown, 'password')).toBe(true);
  expect(isSet({ password: { set: false } }, 'password')).toBe(false);
  expect(isSet({}, 'password')).toBe(false);
});

test.each([
  ['postgresql', ['kind', 'host']],
  ['sqlite', ['kind']],
])('what conditions show for %s', (kind, names) => {
  /** @type {import('./values.js').Setting[]} */
  const settings = [
    { name: 'kind', type: 'choice', label: 'Kind' },
    { name: 'host', type: 'string', label: 'H', visible_if: 'kind = "postgresql"' },
  ];
  const shown = visibleAmong(settings, { kind, host: null });

  expect(shown.map(({ name }) => name)).toEqual(names);
});
