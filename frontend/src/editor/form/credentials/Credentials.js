import { request } from '../../../api/request.js';

/**
 * @typedef {object} Credential as the API lists it, without its values
 * @property {string} name
 * @property {string} label
 * @property {boolean} is_default
 * @property {'ready' | 'failed' | 'sign-in' | 'expiring' | 'expired'} state
 * @property {string | null} expires_at
 *
 * @typedef {object} Answer
 * @property {'loading' | 'failed' | 'there'} state
 * @property {Credential[]} credentials
 */

/** The credentials that steps can use, fetched when a form asks for them. */
export class Credentials {
  /**
   * @param {string} url
   * @param {() => void} onArrival
   */
  constructor(url, onArrival) {
    this.url = url;
    this.onArrival = onArrival;
    /** @type {Map<string, Answer>} by the query that asks for them */
    this.answers = new Map();
  }

  /**
   * The credentials of one type of a connector, as far as they are known.
   *
   * @param {string} connector
   * @param {string} type
   * @returns {Answer}
   */
  get(connector, type) {
    const query = queryOf(connector, type);
    if (!this.answers.has(query)) {
      this.answers.set(query, { state: 'loading', credentials: [] });
      void this.fetch(query);
    }
    return /** @type {Answer} */ (this.answers.get(query));
  }

  /**
   * @param {string} connector
   * @param {string} type
   */
  askAgain(connector, type) {
    this.answers.delete(queryOf(connector, type));
    this.onArrival();
  }

  /** What is known may have changed; it is shown until the new answer is there. */
  refresh() {
    for (const query of this.answers.keys()) void this.fetch(query);
  }

  /** @param {string} query */
  async fetch(query) {
    try {
      const credentials = await everyPage(`${this.url}?${query}`);
      this.answers.set(query, { state: 'there', credentials });
    } catch {
      const { credentials = [] } = this.answers.get(query) ?? {};
      this.answers.set(query, { state: 'failed', credentials });
    }
    this.onArrival();
  }
}

/**
 * @param {string} connector
 * @param {string} type
 */
function queryOf(connector, type) {
  return new URLSearchParams({ connector, type, page_size: '200' }).toString();
}

/**
 * @param {string} url
 * @returns {Promise<Credential[]>}
 */
async function everyPage(url) {
  const { results, next } = await request('GET', url);
  return next ? [...results, ...(await everyPage(next))] : results;
}
