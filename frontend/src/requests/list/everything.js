/**
 * An action on all Requests that match what the list shows, in the background.
 */

import { request } from '../../api/request.js';

/** @typedef {import('./bulk.js').BulkOutcome} BulkOutcome */
/** @typedef {import('../../moving/types.js').Action} Action */

const SOON = 400;
const FILTERS = ['status', 'process', 'search', 'started_by'];

/**
 * What the list shows, by the address of the page.
 *
 * @param {string} query
 * @returns {{ [name: string]: string }}
 */
export function filterOf(query) {
  const given = new URLSearchParams(query);
  return Object.fromEntries(FILTERS.map((name) => [name, given.get(name) ?? '']));
}

/** @param {number} time */
const pause = (time) => new Promise((resolve) => window.setTimeout(resolve, time));

/**
 * Begin an action, and follow it to its end.
 *
 * @param {{ bulk: string, action: string, placeholder: string }} urls
 * @param {{ action: string, filter: object, why: string }} wish
 * @param {(progress: Action) => void} onProgress
 * @returns {Promise<BulkOutcome>}
 */
export async function actOnAll(urls, wish, onProgress) {
  /** @type {Action} */
  let progress = await request('POST', urls.bulk, wish);
  const url = urls.action.replace(urls.placeholder, progress.id);
  onProgress(progress);
  while (!progress.ended_at) {
    await pause(SOON);
    // Without a connection the action goes on; it is looked at again later.
    progress = await request('GET', url).catch(() => progress);
    onProgress(progress);
  }
  const refused = progress.refusals.map(({ request: { number }, detail }) => ({
    number: String(number), detail,
  }));
  return { done: progress.done, refused };
}
