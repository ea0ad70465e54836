import { expect, it } from 'vitest';

import { oneAtATime } from './oneAtATime.js';

/** Something slow that a test ends. */
function slow() {
  /** @type {Array<() => void>} */
  const ends = [];
  const act = () => new Promise((/** @type {(value: void) => void} */ resolve) => {
    ends.push(resolve);
  });
  return { ends, act };
}
const turn = () => new Promise((resolve) => setTimeout(resolve));

it('runs once more for all that was asked meanwhile', async () => {
  const { ends, act } = slow();
  const ask = oneAtATime(act);

  const asked = [ask(), ask(), ask()];
  ends[0]();
  await turn();
  ends[1]();
  await Promise.all(asked);

  expect(ends).toHaveLength(2);
});

it('runs again after a failure', async () => {
  let rounds = 0;
  const ask = oneAtATime(async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('no');
  });

  await expect(ask()).rejects.toThrow('no');
  await ask();

  expect(rounds).toBe(2);
});
