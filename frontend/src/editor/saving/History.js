/** @typedef {import('./types.js').Effect} Effect */

/**
 * One action that can be taken back.
 * @typedef {object} Action
 * @property {string} client_id of the set that carried it
 * @property {Effect[]} effects
 */

const LONGEST = 200;

/** The person's own actions: what can be undone and what can be done again. */
export class History {
  constructor() {
    /** @type {Action[]} */
    this.done = [];
    /** @type {Action[]} */
    this.undone = [];
  }

  /** @param {Action} action a new one: what was undone cannot be done again */
  add(action) {
    this.done = [...this.done, action].slice(-LONGEST);
    this.undone = [];
  }

  /**
   * Move the last action from one side to the other.
   * @param {'done' | 'undone'} side
   * @returns {Action | null}
   */
  take(side) {
    const action = this[side].at(-1) ?? null;
    this[side] = this[side].slice(0, -1);
    return action;
  }

  /**
   * @param {'done' | 'undone'} side
   * @param {Action} action
   */
  put(side, action) {
    this[side] = [...this[side], action].slice(-LONGEST);
  }

  /**
   * Forget an action that the server refused.
   * @param {string} clientId
   */
  forget(clientId) {
    /** @param {Action} action */
    const others = (action) => action.client_id !== clientId;
    this.done = this.done.filter(others);
    this.undone = this.undone.filter(others);
  }
}
