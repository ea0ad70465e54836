/**
 * Shapes of moving Requests, see docs/moving.md.
 *
 * @typedef {{ element: string, name: string }} Named
 *
 * @typedef {object} Refusal why some Requests of a group cannot be moved
 * @property {string} element
 * @property {string} name
 * @property {string} code
 * @property {string} message
 * @property {number} count
 * @property {number[]} requests some of their numbers
 *
 * @typedef {object} Group Requests whose tokens stand on the same elements
 * @property {Named[]} at
 * @property {{ [element: string]: number }} tokens
 * @property {number} count
 * @property {number} movable
 * @property {Refusal[]} refusals
 *
 * @typedef {object} Choice where an element could go
 * @property {string} element
 * @property {string} name
 * @property {Named[]} choices
 *
 * @typedef {object} Preview
 * @property {number} total
 * @property {number} looked_at
 * @property {number | null} next
 * @property {Group[]} groups
 * @property {Choice[]} choices
 *
 * @typedef {object} Action
 * @property {string} id
 * @property {number} total
 * @property {number} done
 * @property {number} refused
 * @property {string | null} ended_at
 * @property {Array<{ request: { id: string, number: number }, detail: string }>
 *   } refusals
 *
 * @typedef {object} Version
 * @property {number} number
 * @property {boolean} newest
 * @property {number} running
 *
 * @typedef {object} MoveUrls
 * @property {string} move
 * @property {string} bpmn with 0 in the place of the number
 * @property {string} action with `placeholder` as its id
 * @property {string} request with `placeholder` as its id
 * @property {string} list
 * @property {string} deployments
 * @property {string} palette
 * @property {string} connectors
 * @property {string} placeholder
 *
 * @typedef {object} MovePageContext what the server writes into the page
 * @property {{ id: string, name: string }} process
 * @property {Version[]} versions
 * @property {number} from
 * @property {number} to
 * @property {{ id: string, number: number } | null} request
 * @property {MoveUrls} urls
 *
 * @typedef {object} MoveWish what is to be moved, and where
 * @property {number} from
 * @property {number} to
 * @property {{ [element: string]: string }} mapping
 * @property {string[] | null} requests ids, or null for all of the version
 */

export {};
