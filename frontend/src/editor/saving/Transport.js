import { Problem, request } from '../../api/request.js';

/** @typedef {import('./types.js').PendingSet} PendingSet */
/** @typedef {import('../page.js').PageContext} PageContext */

/**
 * What the session wants to hear.
 * @typedef {object} Listener
 * @property {() => number} revision the last one that was taken over
 * @property {() => PendingSet[]} pending
 * @property {(online: boolean) => void} online
 * @property {(message: any) => void} message as docs/change-sets.md describes them
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const POLL = 2000;
// After so many tries without a hello, sets go over HTTP until a socket opens.
const TRIES = 2;

/** Carries change sets: over the WebSocket, over HTTP where there is none. */
export class Transport {
  /**
   * @param {PageContext} page
   * @param {Listener} listener
   */
  constructor(page, listener) {
    this.page = page;
    this.listener = listener;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.open = false;
    this.failures = 0;
    this.posting = false;
    this.ended = false;
    window.addEventListener('online', () => this.connect());
    window.addEventListener('offline', () => this.lost());
  }

  connect() {
    if (this.ended || this.socket) return;
    const address = new URL(this.page.urls.socket, window.location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    address.searchParams.set('since', String(this.listener.revision()));
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(data)));
    socket.addEventListener('close', () => this.closed(socket));
  }

  /** @param {any} message */
  hear(message) {
    if (message.type === 'hello') {
      this.open = true;
      this.failures = 0;
      this.listener.online(true);
      this.listener.message(message);
      for (const set of this.listener.pending()) this.sendOverSocket(set);
      return;
    }
    this.listener.message(message);
  }

  /** @param {WebSocket} socket */
  closed(socket) {
    if (this.socket !== socket) return;
    this.lost();
    this.failures += 1;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.failures, 6));
    window.setTimeout(() => this.connect(), wait * (0.5 + Math.random()));
    if (this.failures >= TRIES) void this.overHttp();
    else this.listener.online(false);
  }

  lost() {
    const socket = this.socket;
    this.socket = null;
    this.open = false;
    socket?.close();
    if (!navigator.onLine) this.listener.online(false);
  }

  end() {
    this.ended = true;
    this.lost();
  }

  /** @param {PendingSet} set */
  send(set) {
    if (this.open) this.sendOverSocket(set);
    else if (this.failures >= TRIES) void this.overHttp();
  }

  /** @param {PendingSet} set */
  sendOverSocket(set) {
    this.socket?.send(JSON.stringify({ type: 'change_set', ...set }));
  }

  /** Ask for what came after the last revision that was taken over. */
  askAgain() {
    const revision = this.listener.revision();
    if (this.open) this.socket?.send(JSON.stringify({ type: 'since', revision }));
  }

  /** Send and fetch over HTTP until the socket is there again. */
  async overHttp() {
    if (this.posting) return;
    this.posting = true;
    try {
      while (!this.open && !this.ended) {
        await this.exchange();
        await new Promise((resolve) => window.setTimeout(resolve, POLL));
      }
    } catch {
      this.listener.online(false);
    }
    this.posting = false;
  }

  /** Rejects where the server cannot be reached. */
  async exchange() {
    for (const set of this.listener.pending()) await this.post(set);
    const { urls } = this.page;
    const since = this.listener.revision();
    const answer = await request('GET', `${urls.changes}?since=${since}`);
    this.listener.online(true);
    const type = answer.reimport ? 'reimport' : 'change_sets';
    this.listener.message({ type, ...answer });
  }

  /** @param {PendingSet} set */
  async post(set) {
    try {
      const answer = await request('POST', this.page.urls.changes, set);
      this.listener.message({ type: 'accepted', ...answer });
    } catch (error) {
      if (!(error instanceof Problem) || error.problem.status >= 500) throw error;
      const { code, detail, element } = error.problem;
      const { client_id: clientId } = set;
      const message = { client_id: clientId, code, message: detail, element };
      this.listener.message({ type: 'refused', ...message });
    }
  }
}
