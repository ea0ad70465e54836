/** @typedef {import('../../shared/types.js').Manifest} Manifest */

/** The manifests that the form needs, fetched when they are first looked at. */
export class Manifests {
  /**
   * @param {any} injector
   * @param {() => void} onArrival
   */
  constructor(injector, onArrival) {
    this.injector = injector;
    this.onArrival = onArrival;
    /** @type {Map<string, Manifest | null | undefined>} */
    this.answers = new Map([['', null]]);
  }

  get catalogue() {
    return this.injector.get('catalogue', false);
  }

  /**
   * The manifest of a connector; undefined while it is fetched, null where it is not
   * installed.
   *
   * @param {string} connector
   * @returns {Manifest | null | undefined}
   */
  get(connector) {
    const known = this.catalogue?.known?.(connector);
    if (known) return known;
    if (!this.answers.has(connector)) {
      this.answers.set(connector, undefined);
      void this.fetch(connector);
    }
    return this.answers.get(connector);
  }

  /** @param {string} connector */
  async fetch(connector) {
    const manifest = await this.catalogue?.manifest?.(connector);
    this.answers.set(connector, manifest ?? null);
    this.onArrival();
  }
}
