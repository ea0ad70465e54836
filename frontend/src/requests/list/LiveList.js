const PAUSE = 150;

/**
 * A list that the server renders: filtered while a person types, fetched again when
 * something changed. Focus and selection stay where they are.
 */
export class LiveList {
  /** @param {() => void} [onShown] after the list was exchanged */
  constructor(onShown = () => {}) {
    this.onShown = onShown;
    this.place = /** @type {HTMLElement} */ (document.querySelector('[data-list]'));
    this.found = document.querySelector('[data-found]');
    this.timer = 0;
    this.round = 0;
    for (const field of document.querySelectorAll('[data-filter]')) {
      field.addEventListener('input', () => this.later());
    }
    document.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== '/' || target.closest('input, textarea, select, dialog')) return;
    event.preventDefault();
    document.getElementById('search')?.focus();
  }

  later() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.filter(), PAUSE);
  }

  filter() {
    const address = new URL(window.location.href);
    for (const field of document.querySelectorAll('[data-filter]')) {
      const { name, value } = /** @type {HTMLInputElement} */ (field);
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    address.searchParams.delete('page');
    window.history.replaceState(null, '', address);
    void this.reload(true);
  }

  /**
   * Fetch what the address shows and put it in place.
   * @param {boolean} [announce] whether the number of rows is read out
   */
  async reload(announce = false) {
    this.round += 1;
    const { round } = this;
    const address = new URL(window.location.href);
    address.searchParams.set('part', 'list');
    const response = await fetch(address, { credentials: 'same-origin' });
    const text = await response.text();
    if (!response.ok || round !== this.round) return;
    this.show(new DOMParser().parseFromString(text, 'text/html'));
    if (announce) this.announce();
  }

  /** @param {Document} answer the list, or the page that holds it */
  show(answer) {
    const list = answer.getElementById(this.place.id) ?? answer.body;
    const focused = this.place.contains(document.activeElement)
      ? document.activeElement?.id
      : '';
    this.place.replaceChildren(...list.childNodes);
    this.onShown();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  announce() {
    const counted = this.place.querySelector('[data-count]');
    const count = /** @type {HTMLElement | null} */ (counted)?.dataset.count ?? '0';
    if (this.found) this.found.textContent = count;
  }
}
