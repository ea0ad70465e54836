import { expect, it } from 'vitest';

import { filterOf } from './everything.js';

it('reads from the address what the list shows', () => {
  expect(filterOf('?status=waiting&search=a%20b&page=3')).toEqual({
    status: 'waiting', process: '', search: 'a b', started_by: '',
  });
});
