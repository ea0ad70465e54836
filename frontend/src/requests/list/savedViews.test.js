// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';

import { removeView, savedViews, saveView } from './savedViews.js';

beforeEach(() => localStorage.clear());

it('keeps the filters, not the page', () => {
  saveView('Stuck', '?status=incident&page=3&part=list');

  expect(savedViews()).toEqual([{ name: 'Stuck', query: 'status=incident' }]);
});

it('replaces a view of the same name, and sorts by name', () => {
  saveView('B', '?status=waiting');
  saveView('A', '');
  saveView('B', '?status=running');

  expect(savedViews().map(({ name, query }) => `${name} ${query}`)).toEqual([
    'A ', 'B status=running',
  ]);
});

it('removes a view', () => {
  saveView('A', '');
  removeView('A');

  expect(savedViews()).toEqual([]);
});

it.each(['{', 'null', '[1]'])('begins anew where %s is kept', (kept) => {
  localStorage.setItem('patchbay.requests.views', kept);

  expect(savedViews()).toEqual([]);
});
