import { expect, it } from 'vitest';

import { changedValues, objectOf, textsOf } from './editedValues.js';

const before = { subject: 'Hello', days: 3, to: ['a@b.example'] };

it('changes nothing when nothing was edited', () => {
  const { changed, problems } = changedValues(before, textsOf(before));

  expect({ changed, problems }).toEqual({ changed: {}, problems: {} });
});

it('keeps a text a text, also one that looks like JSON', () => {
  const { changed } = changedValues(before, { ...textsOf(before), subject: '42' });

  expect(changed).toEqual({ subject: '42' });
});

it('reads everything else as JSON', () => {
  const texts = { ...textsOf(before), days: '4', to: '["c@d.example"]' };

  const { changed } = changedValues(before, texts);

  expect(changed).toEqual({ days: 4, to: ['c@d.example'] });
});

it('says which value is not JSON', () => {
  const { problems } = changedValues(before, { ...textsOf(before), days: 'four' });

  expect(Object.keys(problems)).toEqual(['days']);
});

it.each(['', '{}', ' {"a": 1} '])('reads %j as an object', (text) => {
  expect(objectOf(text)).toEqual(JSON.parse(text || '{}'));
});

it.each(['[1]', 'null', '3', '{a}'])('refuses %s as an object', (text) => {
  expect(() => objectOf(text)).toThrow('Write an object');
});
