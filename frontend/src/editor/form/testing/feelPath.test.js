import { describe, expect, it } from 'vitest';

import { evaluate } from '../../../shared/feel.js';
import { feelPath, variableName } from './feelPath.js';

const RESPONSE = {
  body: {
    id: 7,
    'content-type': 'json',
    if: 'yes',
    items: [{ name: 'A' }, { name: 'B', 'q"x\n': [1, [2, 3]] }],
  },
};

describe('the path of a value', () => {
  it.each([
    [['body', 'id'], 'body.id', 7],
    [['body', 'items', 1, 'name'], 'body.items[2].name', 'B'],
    [['body', 'content-type'], 'get value(body, "content-type")', 'json'],
    [['body', 'if'], 'get value(body, "if")', 'yes'],
    [
      ['body', 'items', 1, 'q"x\n', 1, 0],
      'get value(body.items[2], "q\\"x\\n")[2][1]',
      2,
    ],
  ])('%j is reached', (path, text, value) => {
    expect(feelPath(path)).toBe(text);
    expect(evaluate(text, RESPONSE)).toEqual(value);
  });

  it.each([[['date']], [['content-type', 'a']], [[]], [[0]]])(
    '%j is reached by none',
    (path) => expect(feelPath(path)).toBe(null),
  );
});

describe('the name of a variable', () => {
  it.each([
    [['body', 'id'], [], 'id'],
    [['body', 'id'], ['id', 'id_2'], 'id_3'],
    [['body', 'items', 0], [], 'items'],
    [['body', 'content-type'], [], 'content_type'],
    [['body', 'if'], [], 'the_if'],
    [['body', '1st'], [], 'the_1st'],
    [['body', '--'], [], 'the_result'],
    [[], [], 'result'],
  ])('%j with %j taken', (path, taken, name) => {
    expect(variableName(path, taken)).toBe(name);
  });
});
