import { describe, expect, it } from 'vitest';

import { connectorItems } from './connectors.js';
import { bpmnItems } from './elements.js';
import { grouped, near, searched } from './search.js';

const email = {
  connector: 'email',
  name: 'Email',
  description: 'Send e-mail through your own mail server.',
  package: 'patchbay-email',
  version: '1.0.0',
  category: 'communication',
  keywords: ['mail', 'smtp'],
  icon: { light: '', dark: '' },
  operations: [
    {
      operation: 'send',
      name: 'Send an e-mail',
      description: '',
      keywords: ['notify'],
      placements: ['task', 'end'],
    },
  ],
};
const items = [...bpmnItems(), ...connectorItems([email])];
/** @param {string} query */
const found = (query) => searched(items, query).map(({ id }) => id);

describe('the search of the palette', () => {
  it.each([
    ['mail', 'email:send'],
    ['patchbay-email', 'email:send'],
    ['notify', 'email:send'],
    ['send e-mail', 'email:send'],
    ['approval', 'user-task'],
    ['decision', 'exclusive'],
    ['deadline', 'wait-timer'],
    ['database', 'data-store'],
  ])('finds for “%s” %s', (query, id) => {
    expect(found(query)).toContain(id);
  });

  it('puts names before other words', () => {
    expect(found('user')[0]).toBe('user-task');
  });

  it('needs every word', () => {
    expect(found('mail zebra')).toEqual([]);
  });

  it('knows what is near', () => {
    expect(near(items, 'mailchimp').map(({ id }) => id)).toContain('email:send');
  });

  it('groups in order', () => {
    expect(grouped(items).at(-1)?.name).toBe('Communication');
  });
});
