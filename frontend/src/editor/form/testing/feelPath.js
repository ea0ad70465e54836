/**
 * FEEL that leads to a value of a response, and the name it is kept under.
 */

import { isVariableName } from '../../../shared/reserved.js';

/** @typedef {Array<string | number>} Path names of objects, places in lists from 0 */

/**
 * The expression of a value; null where none can reach it.
 *
 * @param {Path} path
 * @returns {string | null}
 */
export function feelPath(path) {
  const [first, ...rest] = path;
  if (typeof first !== 'string' || !isVariableName(first)) return null;
  let text = first;
  for (const name of rest) text = part(text, name);
  return text;
}

/**
 * @param {string} before
 * @param {string | number} name
 * @returns {string}
 */
function part(before, name) {
  if (typeof name === 'number') return `${before}[${name + 1}]`;
  if (isVariableName(name)) return `${before}.${name}`;
  return `get value(${before}, ${JSON.stringify(name)})`;
}

/**
 * A name for a variable that is not taken yet.
 *
 * @param {Path} path of the value; empty for the whole result
 * @param {string[]} taken
 * @returns {string}
 */
export function variableName(path, taken) {
  const last = path.filter((one) => typeof one === 'string').at(-1) ?? 'result';
  const plain = String(last).replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  const usable = isVariableName(plain) ? plain : `the_${plain || 'result'}`;
  let name = usable;
  for (let count = 2; taken.includes(name); count += 1) name = `${usable}_${count}`;
  return name;
}
