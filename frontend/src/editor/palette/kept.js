/**
 * What a person likes and used last, kept on this device.
 */

const FAVOURITES = 'patchbay.palette.favourites';
const RECENT = 'patchbay.palette.recent';
const LONGEST = 5;

/**
 * @param {string} name
 * @returns {string[]}
 */
function read(name) {
  try {
    const list = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** @returns {string[]} ids of items */
export const favourites = () => read(FAVOURITES);

/** @returns {string[]} ids of items, the last one first */
export const recent = () => read(RECENT);

/** @param {string} id */
export function toggleFavourite(id) {
  const before = favourites();
  const after = before.includes(id)
    ? before.filter((one) => one !== id)
    : [...before, id];
  localStorage.setItem(FAVOURITES, JSON.stringify(after));
}

/** @param {string} id */
export function remember(id) {
  const list = [id, ...recent().filter((one) => one !== id)].slice(0, LONGEST);
  localStorage.setItem(RECENT, JSON.stringify(list));
}
