/**
 * Whether two values of the file say the same; the order of an object's keys does not
 * count.
 *
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
export function sameValue(one, other) {
  if (one === other) return true;
  if (!isHolder(one) || !isHolder(other)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]))
  );
}

/**
 * @param {unknown} value
 * @returns {value is { [key: string]: unknown }}
 */
function isHolder(value) {
  return typeof value === 'object' && value !== null;
}
