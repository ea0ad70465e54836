import { describe, expect, it } from 'vitest';

import { changesBetween, changesOf, takenBack } from './changes.js';
import { History } from './History.js';
import { Ledger } from './Ledger.js';
import { sameValue } from '../../shared/sameValue.js';

/**
 * @param {{ [key: string]: any }} values
 * @param {string} [type]
 */
const entry = (values, type = 'bpmn:Task') => ({ type, parent: 'P', values });
/**
 * @param {string} element
 * @param {string} key
 * @param {any} after
 */
const set = (element, key, after) =>
  /** @type {const} */ ({ op: 'set', element, key, after });

function ledger() {
  const made = new Ledger();
  /** @type {[string, import('./types.js').Entry][]} */
  const entries = [
    ['P', { type: 'bpmn:Process', parent: null, values: {} }],
    ['A', entry({ name: 'a' })],
    ['B', entry({ name: 'b' })],
    ['F', entry({ sourceRef: 'A', targetRef: 'B' }, 'bpmn:SequenceFlow')],
  ];
  made.reset(new Map(entries), 3);
  return made;
}

describe('changes', () => {
  it('are none where nothing differs, whatever the order of keys', () => {
    const one = entry({ bounds: { x: 1, y: 2 } });
    expect(changesBetween('A', one, entry({ bounds: { y: 2, x: 1 } }))).toEqual([]);
    expect(sameValue([1, { a: null }], [1, { a: null }])).toBe(true);
    expect(sameValue([], {})).toBe(false);
  });

  it('bring what is new first, connectors before settings, what goes last', () => {
    const effects = [
      { id: 'A', before: entry({}), after: null },
      {
        id: 'B',
        before: entry({}),
        after: entry({ 'setting:a': '1', 'step:connector': 'email' }),
      },
      { id: 'C', before: null, after: entry({}) },
    ];
    expect(changesOf(effects).map(({ op, key }) => key ?? op)).toEqual([
      'create',
      'step:connector',
      'setting:a',
      'delete',
    ]);
  });

  it('taken back leave what someone else has changed since', () => {
    const effects = [
      {
        id: 'A',
        before: entry({ name: 'old', fill: '#000000' }),
        after: entry({ name: 'mine', fill: '#ffffff' }),
      },
    ];
    const now = entry({ name: 'theirs', fill: '#ffffff' });

    const { effects: back, skipped } = takenBack(effects, () => now);

    expect(back[0].after?.values).toEqual({ name: 'theirs', fill: '#000000' });
    expect(skipped).toBe(1);
  });
});

describe('the ledger', () => {
  it('shows what waits over what is confirmed', () => {
    const made = ledger();
    made.add({ client_id: '1', base: 3, changes: [set('A', 'name', 'mine')] });

    const changes = [set('A', 'name', 'theirs')];
    made.confirm({ revision: 4, client_id: '2', changes });

    expect(made.target('A')?.values.name).toBe('mine');
    made.remove('1');
    expect(made.target('A')?.values.name).toBe('theirs');
  });

  it('does not count a set of which nothing remained', () => {
    const made = ledger();
    made.confirm({ revision: 7, client_id: '1', changes: [] });
    expect(made.revision).toBe(3);
  });

  it('hides a flow whose end has gone', () => {
    const made = ledger();
    made.confirm({
      revision: 4,
      client_id: '1',
      changes: [{ op: 'delete', element: 'B' }],
    });
    expect(made.stands('F')).toBe(false);
    expect(made.shown('F')).toBeNull();
  });

  it('takes the contents along with their container', () => {
    const made = ledger();
    made.confirm({
      revision: 4,
      client_id: '1',
      changes: [{ op: 'delete', element: 'P' }],
    });
    expect(made.target('A')).toBeNull();
  });

  it('keeps no setting without its connector', () => {
    const made = ledger();
    made.confirm({
      revision: 4,
      client_id: '1',
      changes: [set('A', 'setting:subject', 'x')],
    });
    expect(made.target('A')?.values).toEqual({ name: 'a' });
  });
});

describe('the history', () => {
  it('forgets what was undone when something new is done', () => {
    const history = new History();
    history.add({ client_id: '1', effects: [] });
    const action = history.take('done');
    history.put('undone', /** @type {any} */ (action));
    history.add({ client_id: '2', effects: [] });
    expect(history.undone).toEqual([]);
  });

  it('forgets what the server refused', () => {
    const history = new History();
    history.add({ client_id: '1', effects: [] });
    history.forget('1');
    expect(history.take('done')).toBeNull();
  });
});
