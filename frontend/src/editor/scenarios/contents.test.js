import { describe, expect, it } from 'vitest';

import { contentOf, EMPTY, expectationsOf, textsOf } from './contents.js';

const CONTENT = {
  name: 'Large order',
  process: '',
  variables: { total: 900 },
  events: [{ element: 'Ask', outputs: { ok: true } }],
  expectations: { state: 'completed' },
};

describe('the texts of the form', () => {
  it.each([[CONTENT], [EMPTY]])('mean what they were made of', (content) => {
    expect(contentOf(textsOf(content))).toEqual({ content, problems: {} });
  });

  it.each([
    ['variables', '[1]'],
    ['variables', '{'],
    ['variables', 'null'],
    ['events', '{}'],
    ['events', '"a"'],
    ['expectations', '3'],
  ])('%s cannot be %s', (part, text) => {
    const { problems } = contentOf({ ...textsOf(EMPTY), [part]: text });

    expect(Object.keys(problems)).toEqual([part]);
  });
});

describe('what a run did', () => {
  /** @type {any} */
  const run = { state: 'waiting', element: 'Ask', passed: ['Start'], variables: {} };

  it('is what is expected of the next one', () => {
    const variables = { total: 900, list: [1], made: { id: 1 }, requester: {} };

    expect(
      expectationsOf({ ...run, variables }, { total: 900, list: [1, 2] }),
    ).toEqual({
      state: 'waiting',
      element: 'Ask',
      passed: ['Start'],
      variables: { list: [1], made: { id: 1 } },
    });
  });

  it('leaves out what there is none of', () => {
    const done = { ...run, state: 'completed', element: null, passed: [] };

    expect(expectationsOf(done, {})).toEqual({ state: 'completed' });
  });

  it('keeps a requester that was given and changed', () => {
    const variables = { requester: { name: 'B' } };

    expect(
      expectationsOf({ ...run, variables }, { requester: { name: 'A' } }).variables,
    ).toEqual(variables);
  });
});
