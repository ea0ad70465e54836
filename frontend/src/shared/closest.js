/**
 * Finds the name that somebody probably meant.
 */

/** A name of so many characters may differ in one; longer ones in two. */
const SHORT = 5;

/**
 * The name most like another one, or null where none is alike.
 *
 * @param {string} name
 * @param {string[]} names
 * @returns {string | null}
 */
export function closest(name, names) {
  const most = name.length <= SHORT ? 1 : 2;
  const lower = name.toLowerCase();
  const near = names
    .map((other) => ({ other, away: distance(lower, other.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .sort((one, other) => one.away - other.away);
  return near[0]?.other ?? null;
}

/**
 * How many characters have to be added, left out or changed (Levenshtein).
 *
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const changed = row[place - 1] + Number(one[at - 1] !== other[place - 1]);
      next.push(Math.min(changed, row[place] + 1, next[place - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}
