/**
 * What a check of one setting finds.
 */

/** @typedef {import('../types.js').Position} Position */
/** @typedef {import('../types.js').Severity} Severity */

/**
 * @typedef {object} Problem
 * @property {string} rule
 * @property {Severity} severity
 * @property {string} message
 * @property {Array<string | number>} path below the setting
 * @property {Position} [position] characters of the text
 */

/**
 * A value that cannot be used.
 *
 * @param {string} message
 * @param {Position} [position]
 * @returns {Problem}
 */
export function invalid(message, position) {
  return {
    rule: 'invalid-setting',
    severity: 'error',
    message,
    path: [],
    ...(position && { position }),
  };
}

/**
 * A problem seen from one level further out.
 *
 * @param {Problem} problem
 * @param {string | number} place
 * @returns {Problem}
 */
export function under(problem, place) {
  return { ...problem, path: [place, ...problem.path] };
}
