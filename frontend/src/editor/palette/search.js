/**
 * Finding items by the words that a person types.
 */

/** @typedef {import('./elements.js').PaletteItem} PaletteItem */

/**
 * How well an item fits: the name counts more than other words, a beginning more than
 * a middle; 0 where a word is not found at all.
 *
 * @param {PaletteItem} item
 * @param {string[]} words
 */
function score(item, words) {
  const name = item.name.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const fit = wordScore(name, item.words, word);
    if (!fit) return 0;
    sum += fit;
  }
  return sum;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} word
 */
function wordScore(name, text, word) {
  if (name.startsWith(word)) return 8;
  if (name.includes(` ${word}`)) return 6;
  if (name.includes(word)) return 4;
  if (text.startsWith(word) || text.includes(` ${word}`)) return 3;
  return text.includes(word) ? 1 : 0;
}

/**
 * The items that fit, best first; all in their order where nothing is searched.
 *
 * @param {PaletteItem[]} items
 * @param {string} query
 * @returns {PaletteItem[]}
 */
export function searched(items, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return items;
  return items
    .map((item) => ({ item, fit: score(item, words) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .map(({ item }) => item);
}

/**
 * What is near when nothing fits: items that share the beginning of a word.
 *
 * @param {PaletteItem[]} items
 * @param {string} query
 * @returns {PaletteItem[]}
 */
export function near(items, query) {
  const beginnings = query.toLowerCase().split(/\s+/).map((word) => word.slice(0, 3));
  const long = beginnings.filter((one) => one.length === 3);
  const fits = items.filter(({ words }) =>
    long.some((one) => words.startsWith(one) || words.includes(` ${one}`)),
  );
  return fits.slice(0, 3);
}

/**
 * Items by their group, in the order in which the groups appear. Within one, what
 * each connector is used for first comes before what it can do besides.
 *
 * @param {PaletteItem[]} items
 * @returns {{name: string, items: PaletteItem[]}[]}
 */
export function grouped(items) {
  /** @type {Map<string, PaletteItem[]>} */
  const groups = new Map();
  for (const item of items) {
    groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  }
  const order = ({ rank = 0 }) => rank;
  return [...groups].map(([name, list]) => ({
    name,
    items: list.sort((one, other) => order(one) - order(other)),
  }));
}
