import { describe, expect, it } from 'vitest';

import { segmentsOf } from './marks.js';

describe('the segments of a text', () => {
  it('mark expressions and the error inside one', () => {
    const wrong = { from: 8, to: 10 };
    const segments = segmentsOf('Hi {{ a && b }}!', { template: true, wrong });

    expect(segments.map(({ text }) => text).join('')).toBe('Hi {{ a && b }}!');
    expect(segments.filter((one) => one.wrong).map(({ text }) => text)).toEqual(['&&']);
    expect(
      segments.filter((one) => one.expression).map(({ text }) => text).join(''),
    ).toBe('{{ a && b }}');
  });

  it('show an error at the end at the last character', () => {
    const segments = segmentsOf('a +', { wrong: { from: 3, to: 3 } });

    expect(segments.at(-1)).toEqual({ text: '+', expression: false, wrong: true });
  });

  it('are none for an empty text', () => {
    expect(segmentsOf('', { wrong: { from: 0, to: 0 } })).toEqual([]);
  });
});
