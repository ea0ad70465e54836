/** @typedef {{ entry: any, operation: any }} Found an operation and its connector */

/**
 * The operations of a placement in which each word is found, best matches first.
 *
 * @param {any[]} entries of the palette
 * @param {string | null} placement
 * @param {string} words
 * @returns {Found[]}
 */
export function findOperations(entries, placement, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .flatMap((entry) =>
      entry.operations.map((/** @type {any} */ operation) => ({ entry, operation })),
    )
    .filter(({ operation }) => operation.placements?.includes(placement))
    .map((found) => ({ found, rank: rankOf(found, wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map(({ found }) => found);
}

/**
 * @param {Found} found
 * @param {string[]} wanted
 */
function rankOf({ entry, operation }, wanted) {
  const name = `${operation.name} ${entry.name}`.toLowerCase();
  const rest = [
    operation.description, entry.description, ...(operation.keywords ?? []),
    ...(entry.keywords ?? []),
  ].join(' ').toLowerCase();
  return wanted.reduce((rank, word) => {
    if (name.startsWith(word)) return rank;
    if (name.includes(word)) return rank + 1;
    return rest.includes(word) ? rank + 4 : Infinity;
  }, 0);
}
