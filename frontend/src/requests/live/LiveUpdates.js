/**
 * What a page does with the news.
 * @typedef {object} LiveListener
 * @property {(message: any) => void} changed something new is there; without a message
 *   the page has to look by itself
 * @property {() => void} refused the person may no longer see it
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const POLL = 5000;
// After so many tries without a socket the page asks on its own.
const TRIES = 2;
const NOT_SHARED = 4404;

/**
 * Tells a page that something has changed: over a WebSocket, which is opened again when
 * it is lost; by asking every five seconds where none gets through.
 */
export class LiveUpdates {
  /**
   * @param {string} path of the WebSocket
   * @param {LiveListener} listener
   */
  constructor(path, listener) {
    this.path = path;
    this.listener = listener;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.failures = 0;
    this.retry = 0;
    this.poll = 0;
    this.ended = false;
    this.wake = () => this.connectNow();
  }

  start() {
    window.addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.connect();
  }

  end() {
    this.ended = true;
    window.removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    window.clearTimeout(this.retry);
    window.clearInterval(this.poll);
    this.socket?.close();
    this.socket = null;
  }

  connect() {
    if (this.ended || this.socket) return;
    const address = new URL(this.path, window.location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('open', () => this.opened());
    socket.addEventListener('message', ({ data }) => this.hear(data));
    socket.addEventListener('close', ({ code }) => this.closed(socket, code));
  }

  connectNow() {
    if (document.visibilityState === 'hidden') return;
    window.clearTimeout(this.retry);
    this.connect();
  }

  opened() {
    // What changed while there was no socket was told to nobody.
    if (this.failures) this.tell(null);
    this.failures = 0;
    window.clearInterval(this.poll);
    this.poll = 0;
  }

  /** Tells the page, and its header. @param {any} message */
  tell(message) {
    document.dispatchEvent(new CustomEvent('pb-requests-changed'));
    this.listener.changed(message);
  }

  /** @param {string} data */
  hear(data) {
    const message = JSON.parse(data);
    if (message.type === 'changed') this.tell(message);
  }

  /**
   * @param {WebSocket} socket
   * @param {number} code
   */
  closed(socket, code) {
    if (this.socket !== socket) return;
    this.socket = null;
    if (code === NOT_SHARED) {
      this.end();
      this.listener.refused();
      return;
    }
    this.failures += 1;
    if (this.failures >= TRIES) this.startPolling();
    this.retry = window.setTimeout(() => this.connect(), this.pause());
  }

  /** Doubles with each failure, and differs so that not all pages return at once. */
  pause() {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.failures, 6));
    return wait * (0.5 + Math.random() / 2);
  }

  startPolling() {
    this.poll ||= window.setInterval(() => this.tell(null), POLL);
  }
}
