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
    // Before the palette is there the catalogue knows no connector at all.
    await Promise.allSettled([this.catalogue?.loaded]);
    const [{ value }] = /** @type {any[]} */ (
      await Promise.allSettled([this.catalogue?.manifest?.(connector)])
    );
    this.answers.set(connector, value ?? null);
    this.onArrival();
  }

  /** What was not there is asked for again. */
  forget() {
    for (const [connector, answer] of this.answers) {
      if (answer === null && connector) this.answers.delete(connector);
    }
  }
}
