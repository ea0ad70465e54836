/**
 * Values of FEEL as JSON can hold them.
 */

import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';

const TEMPORAL = [FeelDate, FeelDateTime, FeelDuration, FeelTime];

/**
 * Dates, times and durations become ISO 8601 text, a number that is not finite and
 * what JSON cannot hold become null.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
export function plainValue(value) {
  if (typeof value !== 'object' || value === null) return plainScalar(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (TEMPORAL.some((kind) => value instanceof kind)) return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, plainValue(part)]),
  );
}

/** @param {unknown} value */
function plainScalar(value) {
  if (value === undefined || typeof value === 'function') return null;
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
