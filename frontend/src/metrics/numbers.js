/**
 * Numbers as people read them.
 */

const language = () =>
  typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en';

/** @param {number} count */
export const countOf = (count) => new Intl.NumberFormat(language()).format(count);

/** A share of 1 in percent. @param {number} share */
export const percentOf = (share) =>
  new Intl.NumberFormat(language(), {
    style: 'percent',
    maximumFractionDigits: share < 0.1 ? 1 : 0,
  }).format(share);

/**
 * An amount of money, as exact as it is given.
 *
 * @param {string} amount a decimal number
 * @param {string} currency by its letters
 */
export function moneyOf(amount, currency) {
  const digits = Math.min(6, Math.max(2, amount.split('.')[1]?.length ?? 0));
  return new Intl.NumberFormat(language(), {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(Number(amount));
}

/** A day, short. @param {string} day */
export const shortDay = (day) =>
  new Intl.DateTimeFormat(language(), {
    day: 'numeric', month: 'short', timeZone: 'UTC',
  }).format(new Date(day));
