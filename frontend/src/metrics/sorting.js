/**
 * @typedef {object} Order
 * @property {string} column
 * @property {boolean} isDown the largest first
 */

/**
 * The rows in an order; equal ones stay as they were, empty values come last.
 *
 * @template {{ [column: string]: any }} Row
 * @param {Row[]} rows
 * @param {Order} order
 * @returns {Row[]}
 */
export function sorted(rows, { column, isDown }) {
  const way = isDown ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one[column], other[column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return way * (typeof a === 'string' ? a.localeCompare(b) : a - b);
  });
}

/**
 * The order after a click on a column: numbers begin with the largest, names with A.
 *
 * @param {Order} order
 * @param {string} column
 * @returns {Order}
 */
export function turned(order, column) {
  if (order.column !== column) return { column, isDown: column !== 'name' };
  return { column, isDown: !order.isDown };
}
