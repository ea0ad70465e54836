import { describe, expect, it } from 'vitest';

import { linesOf, wordsOf } from './sentence.js';

const parts = [
  { text: 'Send ' },
  { value: 'Order {{ order.id }} is on its way', setting: 'subject', missing: false },
  { text: ' to ' },
  { value: 'To', setting: 'to', missing: true },
];
/** @param {number} width */
const texts = (width) =>
  linesOf(wordsOf(parts), width).map((line) => line.map(({ text }) => text).join(' '));

describe('the sentence below an element', () => {
  it('stands on one line where there is room', () => {
    expect(texts(400)).toEqual(['Send Order {{ order.id }} is on its way to To']);
  });

  it('takes at most two lines and says that there is more', () => {
    const lines = texts(100);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });

  it('cuts a word that is longer than a line', () => {
    const word = { value: 'x'.repeat(200), setting: 'a', missing: false };
    expect(linesOf(wordsOf([word]), 100)[0][0].text).toHaveLength(17);
  });

  it('knows what a person filled in and what is missing', () => {
    const words = wordsOf(parts);
    expect(words[0].value).toBe(false);
    expect(words.at(-1)).toMatchObject({ value: true, missing: true });
  });
});
