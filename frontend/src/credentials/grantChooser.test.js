import { expect, test } from 'vitest';

import { isFound } from './grantChooser.js';

test.each([
  ['Ada Byron ada', '', true],
  ['Ada Byron ada', 'byron ADA', true],
  ['Ada Byron ada', 'grace', false],
  ['Äpfel', 'äp', true],
])('%s is found by “%s”: %s', (text, search, found) => {
  expect(isFound(text, search)).toBe(found);
});
