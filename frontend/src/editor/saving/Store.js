import { openDB } from 'idb';

/** @typedef {import('./types.js').PendingSet} PendingSet */
/** @typedef {import('./History.js').Action} Action */

const NAME = 'patchbay';
const TAB = 'patchbay.tab';

/** A name that no other open tab has: a copied tab copies its session storage. */
async function ownTab() {
  const kept = sessionStorage.getItem(TAB);
  const tab = kept && (await holds(kept)) ? kept : crypto.randomUUID();
  if (tab !== kept) await holds(tab);
  sessionStorage.setItem(TAB, tab);
  return tab;
}

/**
 * Hold a tab's lock until the page goes; false where another page holds it.
 * @param {string} tab
 * @returns {Promise<boolean>}
 */
function holds(tab) {
  return new Promise((resolve) => {
    void navigator.locks.request(`${TAB}.${tab}`, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

/** Keeps what is not saved and what can be undone on this device, for each tab. */
export class Store {
  /** @param {string} process */
  constructor(process) {
    this.process = process;
    this.tab = '';
    /** @type {Promise<any> | null} */
    this.last = null;
    /** @type {import('idb').IDBPDatabase | null} */
    this.database = null;
  }

  async open() {
    this.tab = await ownTab();
    this.database = await openDB(NAME, 1, {
      upgrade(database) {
        database.createObjectStore('tabs', { keyPath: ['process', 'tab'] });
      },
    });
  }

  /**
   * What this tab kept, and what tabs left behind that are closed now.
   * @returns {Promise<{pending: PendingSet[], done: Action[], undone: Action[]}>}
   */
  async read() {
    const nothing = { pending: [], done: [], undone: [] };
    if (!this.database) return nothing;
    const own = await this.database.get('tabs', [this.process, this.tab]);
    const range = IDBKeyRange.bound([this.process, ''], [this.process, '\uffff']);
    const all = await this.database.getAll('tabs', range);
    const left = [];
    for (const { tab, pending } of all) {
      if (tab !== this.tab && pending.length && (await holds(tab))) {
        left.push(...pending);
        await this.database.delete('tabs', [this.process, tab]);
      }
    }
    const mine = own ?? nothing;
    return { ...mine, pending: [...left, ...mine.pending] };
  }

  /**
   * @param {{pending: PendingSet[], done: Action[], undone: Action[]}} content
   * @returns {Promise<void>} resolves when it is on the disk
   */
  async write({ pending, done, undone }) {
    const { process, tab } = this;
    await this.database?.put('tabs', { process, tab, pending, done, undone });
  }
}
