/**
 * @typedef {object} Draft what is being typed into one field
 * @property {() => void} commit
 * @property {() => boolean} isChanged
 */

/** Knows the field that is being typed into, so that nothing typed is ever lost. */
export class Drafts {
  constructor() {
    /** @type {Draft | null} */
    this.open = null;
  }

  /** @param {Draft} draft */
  begin(draft) {
    if (this.open !== draft) this.commit();
    this.open = draft;
  }

  /** @param {Draft} draft */
  end(draft) {
    if (this.open === draft) this.open = null;
  }

  commit() {
    this.open?.commit();
  }

  isChanged() {
    return this.open?.isChanged() ?? false;
  }
}
