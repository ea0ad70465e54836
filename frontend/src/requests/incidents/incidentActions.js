/**
 * What a person can do about an incident, as calls of the API.
 */

import { request } from '../../api/request.js';

/** @typedef {"retry" | "skip" | "move" | "cancel"} IncidentAction */

/**
 * @param {string} url of incidents, with 0 in the place of the id
 * @param {number} id
 * @param {IncidentAction} action
 * @param {{ why: string, [name: string]: unknown }} body
 * @returns {Promise<any>}
 */
export function resolveIncident(url, id, action, body) {
  return request('POST', `${url.replace('/0/', `/${id}/`)}${action}/`, body);
}
