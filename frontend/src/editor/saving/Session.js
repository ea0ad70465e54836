import { t } from '../../i18n/translate.js';
import { changesOf, effectsOf, takenBack } from './changes.js';
import { History } from './History.js';
import { Inbox } from './Inbox.js';
import { idsOf, Ledger } from './Ledger.js';
import { fetchDraft, keepView, show } from './loading.js';
import { Store } from './Store.js';
import { Transport } from './Transport.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Effect} Effect */
/** @typedef {import('./types.js').PendingSet} PendingSet */
/** @typedef {import('../page.js').PageContext} PageContext */

/** @typedef {import('../shell/SavedState.jsx').SessionState} SessionState */

/**
 * The draft as this person edits it: shows it, saves each action, follows the others,
 * undoes and redoes.
 */
export class Session {
  static $inject = ['eventBus', 'injector', 'config.page'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {PageContext} page
   */
  constructor(eventBus, injector, page) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.page = page;
    this.ledger = new Ledger();
    this.history = new History();
    this.store = new Store(page.process.id);
    this.online = true;
    this.loaded = false;
    this.refusal = '';
    this.stored = Promise.resolve();
    this.work = Promise.resolve();
    const inbox = new Inbox(this);
    this.transport = new Transport(page, {
      revision: () => this.ledger.revision,
      pending: () => this.ledger.pending,
      online: (online) => this.setOnline(online),
      message: (message) => this.enqueue(() => inbox.take(message)),
    });
    eventBus.on('commandStack.changed', () => this.capture());
    window.addEventListener('beforeunload', (event) => this.warn(event));
  }

  get bpmnjs() {
    return this.injector.get('bpmnjs');
  }

  /** @type {SessionState} */
  get state() {
    const pending = this.ledger.pending.length;
    return { kind: this.kind(pending), pending, message: this.refusal };
  }

  /**
   * @param {number} pending
   * @returns {SessionState['kind']}
   */
  kind(pending) {
    if (!this.loaded) return this.refusal ? 'refused' : 'loading';
    if (!this.online) return 'offline';
    if (pending) return 'saving';
    if (this.refusal) return 'refused';
    return this.page.role === 'viewer' ? 'viewing' : 'saved';
  }

  changed() {
    this.eventBus.fire('session.changed', { state: this.state });
  }

  /**
   * @param {string} message
   * @param {'info' | 'warning'} kind
   */
  tell(message, kind = 'info') {
    this.eventBus.fire('session.told', { message, kind });
  }

  /** Load the draft, give back what was kept on this device, follow the others. */
  async start() {
    this.changed();
    try {
      await this.store.open();
      const kept = await this.store.read();
      this.ledger.pending = kept.pending;
      this.history.done = kept.done;
      this.history.undone = kept.undone;
    } catch {
      this.tell(t('This browser keeps nothing while you are offline.'), 'warning');
    }
    try {
      await this.load();
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      this.refusal = t('This diagram cannot be drawn: {message}', { message });
      this.tell(this.refusal, 'warning');
      this.changed();
      return;
    }
    this.bpmnjs.get('canvas').zoom('fit-viewport', 'auto');
    this.loaded = true;
    performance.mark('patchbay.ready');
    this.transport.connect();
    this.eventBus.fire('session.loaded');
    this.changed();
  }

  /** Show the server's file and, over it, what is not saved yet. */
  async load() {
    const { xml, revision } = await fetchDraft(this.page);
    const capture = this.injector.get('capture');
    const drawn = await show(this.bpmnjs, xml);
    const model = this.injector.get('savingModel');
    const entries = model.snapshot();
    this.ledger.reset(drawn ? entries : withoutDrawing(entries), revision);
    capture.forget();
    const waiting = this.ledger.pending.flatMap(({ changes }) => [...idsOf(changes)]);
    if (waiting.length) this.fits(new Set(waiting));
  }

  /**
   * Make the canvas fit; load the file again where that is not possible.
   *
   * @param {Set<string>} ids
   */
  async sync(ids) {
    if (ids.size && !this.fits(ids)) await this.reload();
  }

  /**
   * @param {Set<string>} ids
   * @returns {boolean} whether the canvas shows what the ledger says
   */
  fits(ids) {
    try {
      this.injector.get('canvasSync').sync(this.ledger, ids);
      return true;
    } catch (error) {
      this.eventBus.fire('session.unfit', { error });
      return false;
    }
  }

  /** Load the server's file in place; nothing can be edited until it is there. */
  async reload() {
    const { canvas } = this.injector.get('config.layout');
    this.loaded = false;
    canvas.inert = true;
    const giveBack = keepView(this.bpmnjs);
    try {
      await this.load();
      giveBack();
    } finally {
      canvas.inert = false;
      this.loaded = true;
    }
    this.eventBus.fire('session.reloaded');
    this.changed();
  }

  /** @param {() => Promise<void> | void} step one after the other */
  enqueue(step) {
    this.work = this.work.then(step).catch((error) => {
      this.eventBus.fire('session.unfit', { error });
      this.tell(t('This page is out of step. Load it again.'), 'warning');
    });
  }

  /** Take up what the person's last action did. */
  capture() {
    const commandStack = this.injector.get('commandStack');
    if (!this.loaded || this.injector.get('canvasSync').running) return;
    const effects = this.injector.get('capture').effects(this.ledger);
    commandStack.clear(false);
    if (!effects.length) return;
    const set = this.commit(effects);
    this.history.add({ client_id: set.client_id, effects });
    this.keep();
    this.changed();
  }

  /**
   * @param {Effect[]} effects
   * @returns {PendingSet}
   */
  commit(effects) {
    const set = {
      client_id: crypto.randomUUID(),
      base: this.ledger.revision,
      changes: changesOf(effects),
    };
    this.ledger.add(set);
    this.refusal = '';
    this.keep();
    this.transport.send(set);
    this.changed();
    return set;
  }

  /**
   * Apply changes that did not begin on the canvas, as one action of the person.
   *
   * @param {import('./types.js').Change[]} changes
   */
  async apply(changes) {
    const effects = effectsOf(changes, (id) => this.ledger.target(id));
    const set = this.commit(effects);
    this.history.add({ client_id: set.client_id, effects });
    this.keep();
    await this.sync(idsOf(set.changes));
    this.changed();
  }

  keep() {
    const { done, undone } = this.history;
    const content = { pending: this.ledger.pending, done, undone };
    this.stored = this.store.write(content).catch(() => {});
  }

  canUndo() {
    return this.page.role !== 'viewer' && this.history.done.length > 0;
  }

  canRedo() {
    return this.page.role !== 'viewer' && this.history.undone.length > 0;
  }

  undo() {
    this.enqueue(() => this.turn('done', 'undone'));
  }

  redo() {
    this.enqueue(() => this.turn('undone', 'done'));
  }

  /**
   * Take the last action of one side back and put it on the other.
   *
   * @param {'done' | 'undone'} from
   * @param {'done' | 'undone'} to
   */
  async turn(from, to) {
    const action = this.history.take(from);
    if (!action) return;
    const { effects, skipped } = takenBack(action.effects, (id) =>
      this.ledger.target(id),
    );
    if (skipped) {
      this.tell(t('Someone else has changed a part of this since; that part stays.'));
    }
    const set = this.commit(effects);
    if (!set.changes.length) {
      this.ledger.remove(set.client_id);
      this.keep();
      this.changed();
      return;
    }
    this.history.put(to, { client_id: set.client_id, effects });
    this.keep();
    await this.sync(new Set(effects.map(({ id }) => id ?? DEFINITIONS)));
    this.changed();
  }

  /** @param {boolean} online */
  setOnline(online) {
    if (this.online === online) return;
    this.online = online;
    this.changed();
  }

  /** @param {BeforeUnloadEvent} event */
  warn(event) {
    if (this.ledger.pending.length && !this.store.database) event.preventDefault();
  }
}

/**
 * A file without a diagram: what the layout added is not in it yet.
 *
 * @param {Map<string, import('./types.js').Entry>} entries
 */
function withoutDrawing(entries) {
  const drawn = new Set([
    'bounds', 'waypoints', 'labelBounds', 'isExpanded', 'isHorizontal',
    'isMarkerVisible', 'plane',
  ]);
  return new Map(
    [...entries].map(([id, entry]) => {
      const kept = Object.entries(entry.values).filter(([key]) => !drawn.has(key));
      return [id, { ...entry, values: Object.fromEntries(kept) }];
    }),
  );
}
