// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';

import { Selection } from './Selection.js';

const ROWS = `<input type="checkbox" data-select-all>
  <input type="checkbox" data-select value="a" data-number="1">
  <input type="checkbox" data-select value="b" data-number="2">`;
const changed = vi.fn();
/** @type {Selection} */
let selection;

/** @param {string} which */
const box = (which) =>
  /** @type {HTMLInputElement} */ (document.querySelector(which));

beforeEach(() => {
  document.body.innerHTML = ROWS;
  selection = new Selection(document.body, changed);
});

it('tells what is ticked', () => {
  box('[value=a]').click();

  expect([...selection.ids]).toEqual([['a', '1']]);
  expect(changed).toHaveBeenLastCalledWith(selection.ids);
  expect(box('[data-select-all]').indeterminate).toBe(true);
});

it('ticks all and none', () => {
  box('[data-select-all]').click();
  expect(selection.ids.size).toBe(2);

  box('[data-select-all]').click();
  expect(selection.ids.size).toBe(0);
});

it('keeps what is ticked when the list is exchanged', () => {
  box('[value=b]').click();
  document.body.innerHTML = ROWS;
  selection.show();

  expect(box('[value=b]').checked).toBe(true);
});

it('forgets rows that are gone', () => {
  box('[data-select-all]').click();
  box('[value=a]').remove();
  selection.show();

  expect([...selection.ids.keys()]).toEqual(['b']);
});
