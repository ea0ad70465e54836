import { request } from '../../../api/request.js';

/** @typedef {import('../../../shared/types.js').Choice} Choice */
/** @typedef {import('../../../shared/types.js').Value} Value */

/**
 * @typedef {object} Wish
 * @property {string} connector
 * @property {string} choices
 * @property {{ [name: string]: Value }} settings that the choices need
 * @property {string} credential
 *
 * @typedef {object} Answer
 * @property {'loading' | 'there' | 'no-account' | 'failed'} state
 * @property {Choice[]} choices
 * @property {string} message why there are none
 */

/** What services offer, fetched when a form asks for it. */
export class ServiceChoices {
  /**
   * @param {string} url
   * @param {() => void} onArrival
   */
  constructor(url, onArrival) {
    this.url = url;
    this.onArrival = onArrival;
    /** @type {Map<string, Answer>} by what was asked */
    this.answers = new Map();
  }

  /**
   * @param {Wish} wish
   * @returns {Answer}
   */
  get(wish) {
    const key = JSON.stringify(wish);
    const known = this.answers.get(key);
    if (known) return known;
    /** @type {Answer} */
    const loading = { state: 'loading', choices: [], message: '' };
    this.answers.set(key, loading);
    void this.fetch(wish, false);
    return loading;
  }

  /**
   * Asks the service itself again; what is known stays shown meanwhile.
   *
   * @param {Wish} wish
   */
  askAgain(wish) {
    const { choices = [] } = this.answers.get(JSON.stringify(wish)) ?? {};
    this.answers.set(JSON.stringify(wish), { state: 'loading', choices, message: '' });
    this.onArrival();
    void this.fetch(wish, true);
  }

  /**
   * @param {Wish} wish
   * @param {boolean} fresh
   */
  async fetch(wish, fresh) {
    this.answers.set(JSON.stringify(wish), await this.answerTo(wish, fresh));
    this.onArrival();
  }

  /**
   * @param {Wish} wish
   * @param {boolean} fresh
   * @returns {Promise<Answer>}
   */
  async answerTo(wish, fresh) {
    try {
      const answer = await request('POST', this.url, { ...wish, fresh });
      const { choices, missing } = answer;
      return { state: missing ? 'no-account' : 'there', choices, message: missing };
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      return { state: 'failed', choices: [], message };
    }
  }
}
