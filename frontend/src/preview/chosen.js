/** @typedef {import('../shared/types.js').Manifest} Manifest */
/** @typedef {import('../shared/types.js').Operation} Operation */

/**
 * @typedef {object} Chosen what the person looks at
 * @property {string} operation
 * @property {string} placement
 * @property {string} language
 * @property {string} theme empty for that of the system
 * @property {string} width
 */

/**
 * @param {Manifest} manifest
 * @param {Chosen} chosen
 */
export function operationOf({ operations }, { operation }) {
  return operations.find((one) => one.operation === operation) ?? operations[0];
}

/**
 * @param {Operation} operation
 * @param {Chosen} chosen
 */
export function placementIn({ placements }, { placement }) {
  return placements.includes(placement) ? placement : placements[0];
}
