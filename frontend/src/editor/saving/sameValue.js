/**
 * Whether two JSON values say the same; the order of an object's keys says nothing.
 *
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
export function sameValue(one, other) {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) {
    return false;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && sameValue(one[key], other[key]))
  );
}
