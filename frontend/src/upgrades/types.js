/**
 * What the server says of upgrades of all drafts.
 *
 * @typedef {object} Outdated a connector that is newer than steps of drafts
 * @property {string} connector
 * @property {string} name
 * @property {string} version that is installed
 * @property {number} drafts
 * @property {number} steps
 * @property {number} named values that are dropped, not used any more or not offered
 * @property {Record<string, number>} versions of the steps, with their number
 *
 * @typedef {object} Run
 * @property {string} id
 * @property {string | null} by
 * @property {string[]} connectors that counted; empty for all
 * @property {string | null} undoes the run that this one takes back
 * @property {number} total
 * @property {number} done
 * @property {number} changed
 * @property {number} refused
 * @property {number} steps
 * @property {number} kept values that were changed since and stay
 * @property {string} started_at
 * @property {string | null} stopped_at
 * @property {string | null} ended_at
 * @property {boolean} can_undo
 * @property {Array<{ process: string, name: string, message: string }>} refusals
 *
 * @typedef {{ upgrades: string, process: string }} Urls
 */

export {};
