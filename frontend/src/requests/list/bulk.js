/**
 * One action on many Requests or incidents; what is refused is told with the reason.
 */

import { Problem, request } from '../../api/request.js';

/** @typedef {{ number: string, detail: string }} Refusal */
/** @typedef {{ done: number, refused: Refusal[] }} BulkOutcome */

/**
 * Do one thing after the other; what one refuses does not stop the others.
 *
 * @param {Map<string, string>} ids with their numbers
 * @param {(id: string) => Promise<unknown>} act
 * @returns {Promise<BulkOutcome>}
 */
async function each(ids, act) {
  /** @type {BulkOutcome} */
  const outcome = { done: 0, refused: [] };
  for (const [id, number] of ids) {
    try {
      await act(id);
      outcome.done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcome.refused.push({ number, detail: error.message });
    }
  }
  return outcome;
}

/**
 * @param {string} url of Requests
 * @param {Map<string, string>} ids
 * @param {string} why
 */
export function cancelRequests(url, ids, why) {
  return each(ids, (id) => request('POST', `${url}${id}/cancel/`, { why }));
}

/**
 * @param {string} url
 * @param {Map<string, string>} ids of incidents
 * @param {string} action retry, skip or cancel
 * @param {string} why
 * @returns {Promise<BulkOutcome>}
 */
export async function resolveIncidents(url, ids, action, why) {
  const body = { ids: [...ids.keys()].map(Number), action, why };
  const { resolved, refused } = await request('POST', url, body);
  return {
    done: resolved.length,
    refused: refused.map((/** @type {any} */ { id, detail }) => ({
      number: ids.get(String(id)) ?? '',
      detail,
    })),
  };
}

/**
 * The open incidents of Requests.
 *
 * @param {string} url of Requests
 * @param {Map<string, string>} ids of Requests
 * @returns {Promise<Map<string, string>>} ids of incidents with the Request's number
 */
export async function incidentsOf(url, ids) {
  /** @type {Map<string, string>} */
  const incidents = new Map();
  for (const [id, number] of ids) {
    const detail = await request('GET', `${url}${id}/`);
    for (const incident of detail.incidents) incidents.set(String(incident.id), number);
  }
  return incidents;
}
