import { describe, expect, it } from 'vitest';

import { completed, completionsAt } from './completionsAt.js';

/** @type {any[]} */
const VARIABLES = [
  {
    name: 'order',
    isSure: true,
    sources: ['Start'],
    shape: {
      kind: 'object',
      parts: {
        id: { kind: 'number' },
        customer: { kind: 'object', parts: { email: { kind: 'text' } } },
        lines: {
          kind: 'list',
          rows: { kind: 'object', parts: { price: { kind: 'number' } } },
        },
      },
    },
  },
  { name: 'receipt', isSure: false, sources: ['Pay'], shape: { kind: 'text' } },
];

/**
 * @param {string} marked with `|` where the caret is
 * @param {boolean} [isTemplate]
 */
function at(marked, isTemplate = false) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, found: completionsAt(text, caret, VARIABLES, { isTemplate }) };
}

/**
 * @param {string} marked
 * @param {boolean} [isTemplate]
 */
function names(marked, isTemplate) {
  return at(marked, isTemplate).found?.found.map(({ name }) => name).join(' ') ?? null;
}

describe('completions', () => {
  it.each([
    ['|', 'order receipt'],
    ['o|', 'order'],
    ['ord|', 'order'],
    ['order|', ''],
    ['order.|', 'id customer lines'],
    ['order.c|', 'customer'],
    ['order.customer.|', 'email'],
    ['order.lines.|', 'price'],
    ['order.nothing.|', ''],
    ['1 + re|', 'receipt replace reverse'],
    ['upper|', 'upper case'],
    ['"ord|', null],
    ['"a" + ord|', 'order'],
    ['12|', null],
    ['unknown.|', ''],
  ])('%s: %s', (marked, found) => {
    expect(names(marked)).toBe(found);
  });

  it.each([
    ['Order |', null],
    ['Order {{|', 'order receipt'],
    ['Order {{ o|', 'order'],
    ['{{ order }} and |', null],
    ['{{ order }} and {{ order.|', 'id customer lines'],
    ['{|', null],
  ])('in braces, %s: %s', (marked, found) => {
    expect(names(marked, true)).toBe(found);
  });

  it('know whether a variable is sure', () => {
    const { found } = at('|');
    expect(found?.found.map(({ isSure }) => isSure)).toEqual([true, false]);
  });

  it.each([
    ['Order {{ o|', 'Order {{ order| }}'],
    ['Order {{|', 'Order {{ order| }}'],
    ['Order {{ o| }}!', 'Order {{ order| }}!'],
    ['Order {{ o|, {{ x }}', 'Order {{ order| }}, {{ x }}'],
  ])('complete %s to %s', (marked, result) => {
    const { text, found } = at(marked, true);
    const done = firstOf(text, found);
    const shown = `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`;
    expect(shown).toBe(result);
  });

  it('open the parenthesis of a function', () => {
    const { text, found } = at('{{ upper|', true);
    const done = firstOf(text, found);
    expect(done.text).toBe('{{ upper case(');
  });
});

/**
 * @param {string} text
 * @param {import('./completionsAt.js').Completions | null} completions
 */
function firstOf(text, completions) {
  if (!completions) throw new Error('There should be a completion');
  return completed(text, completions, completions.found[0]);
}
