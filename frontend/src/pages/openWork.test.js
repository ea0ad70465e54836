import { expect, it } from 'vitest';

import { showCount } from './openWork.js';

it.each([
  [0, '0', true],
  [1, '1', false],
  [99, '99', false],
  [100, '99+', false],
])('%i open is shown as %s', (count, text, hidden) => {
  const number = { textContent: '' };
  const badge = /** @type {any} */ ({ hidden: false, querySelector: () => number });

  showCount(badge, count);

  expect([number.textContent, badge.hidden]).toEqual([text, hidden]);
});
