import { expect, it } from 'vitest';

import { choicesOf, filledOf, readFields } from './fieldValues.js';

/** @param {any} type @param {object} more */
const field = (type, more = {}) => ({
  name: 'x', label: 'X', type, required: false, ...more,
});

it.each([
  ['string', 'Hello', 'Hello'],
  ['string', '  ', null],
  ['text', 'a\nb', 'a\nb'],
  ['number', '12,5', 12.5],
  ['number', '', null],
  ['boolean', false, false],
  ['date', '2026-01-05', '2026-01-05'],
])('reads a %s filled with %j as %j', (type, filled, value) => {
  expect(readFields([field(type)], { x: filled }).variables).toEqual({ x: value });
});

it('asks for what is required', () => {
  const { problems } = readFields([field('string', { required: true })], { x: ' ' });

  expect(problems).toEqual({ x: 'Fill in “X”.' });
});

it('refuses a number that is none', () => {
  const { problems, variables } = readFields([field('number')], { x: 'three' });

  expect(problems.x).toContain('number');
  expect(variables).toEqual({});
});

it('begins with what is there', () => {
  expect(filledOf(field('number', { value: 3 }))).toBe('3');
  expect(filledOf(field('boolean', { value: null }))).toBe(false);
});

it('takes choices with and without a label', () => {
  expect(choicesOf(field('choice', { choices: ['a', { value: 'b', label: 'B' }] })))
    .toEqual([{ value: 'a', label: 'a' }, { value: 'b', label: 'B' }]);
});
