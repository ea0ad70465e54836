/**
 * An element as flat data: the keys of docs/change-sets.md that have a value.
 * @typedef {object} Entry
 * @property {string} type moddle name
 * @property {string | null} parent id of the element that contains it
 * @property {{ [key: string]: any }} values
 */

/**
 * One change of a change set; docs/change-sets.md.
 * @typedef {object} Change
 * @property {'set' | 'create' | 'delete'} op
 * @property {string | null} element null for definitions
 * @property {string} [key]
 * @property {any} [before]
 * @property {any} [after]
 * @property {string} [type]
 * @property {string | null} [parent]
 * @property {{ [key: string]: any }} [values]
 */

/**
 * A change set that the server has not confirmed.
 * @typedef {object} PendingSet
 * @property {string} client_id
 * @property {number} base
 * @property {Change[]} changes
 */

/**
 * A change set as the server tells it.
 * @typedef {object} NumberedSet
 * @property {number} revision
 * @property {string} client_id
 * @property {string | null} [by]
 * @property {Change[]} changes
 */

/**
 * What one action did to one element.
 * @typedef {object} Effect
 * @property {string | null} id
 * @property {Entry | null} before null: it was not there
 * @property {Entry | null} after null: it is gone
 */

/** @typedef {any} DiagramElement */
/** @typedef {any} ModdleElement */

/** The id that stands for `definitions` where an id is a map's key. */
export const DEFINITIONS = '';

export {};
