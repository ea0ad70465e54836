/**
 * The problems of a value, sorted to the places inside it.
 */

/** @typedef {import('../../../shared/types.js').Position} Position */

/**
 * @typedef {object} FieldProblem
 * @property {string} rule
 * @property {string} severity
 * @property {string} message
 * @property {Array<string | number>} [path]
 * @property {Position} [position]
 */

/**
 * The gravest problem of the value itself.
 *
 * @param {FieldProblem[]} problems
 * @returns {FieldProblem | null}
 */
export function ownProblem(problems) {
  const own = problems.filter(({ path }) => !path?.length);
  return own.find(({ severity }) => severity === 'error') ?? own[0] ?? null;
}

/**
 * The problems of one row or field inside the value.
 *
 * @param {FieldProblem[]} problems
 * @param {string | number} place
 * @returns {FieldProblem[]}
 */
export function problemsAt(problems, place) {
  return problems
    .filter(({ path }) => path?.length && String(path[0]) === String(place))
    .map((problem) => ({ ...problem, path: problem.path?.slice(1) }));
}
