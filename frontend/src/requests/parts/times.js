/**
 * Points in time and durations in words.
 */

import { t } from '../../i18n/translate.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @type {Array<[number, Intl.RelativeTimeFormatUnit]>} */
const UNITS = [
  [365 * DAY, 'year'],
  [30 * DAY, 'month'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
];

const language = () =>
  typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en';

/** @param {Intl.DateTimeFormatOptions} options */
const formatted = (options) => (/** @type {string} */ at) =>
  new Intl.DateTimeFormat(language(), options).format(new Date(at));

/** Date and time, to the second. */
export const exactTime = formatted({ dateStyle: 'medium', timeStyle: 'medium' });

/** The time of day, to the second. */
export const timeOfDay = formatted({ timeStyle: 'medium' });

/** The day, with its weekday. */
export const dayOf = formatted({ dateStyle: 'full' });

/**
 * How long ago or how far ahead something is, in the largest unit that fits.
 *
 * @param {string} at
 * @param {number} [now] milliseconds
 */
export function fromNow(at, now = Date.now()) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const [size, unit] = UNITS.find(([one]) => Math.abs(seconds) >= one) ?? [];
  if (!size || !unit) return seconds > 5 ? t('in a moment') : t('just now');
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  return words.format(Math.trunc(seconds / size), unit);
}

/**
 * A duration with the two largest units that matter.
 *
 * @param {number} seconds
 */
export function durationOf(seconds) {
  if (seconds < 1) return t('{n} ms', { n: Math.round(seconds * 1000) });
  if (seconds < MINUTE) return t('{n} s', { n: Number(seconds.toFixed(1)) });
  if (seconds < HOUR) return pair(seconds, MINUTE, '{n} min', 1, '{n} s');
  if (seconds < DAY) return pair(seconds, HOUR, '{n} h', MINUTE, '{n} min');
  return pair(seconds, DAY, '{n} d', HOUR, '{n} h');
}

/**
 * @param {number} seconds
 * @param {number} large
 * @param {string} largeText
 * @param {number} small
 * @param {string} smallText
 */
function pair(seconds, large, largeText, small, smallText) {
  const first = t(largeText, { n: Math.floor(seconds / large) });
  const rest = Math.floor((seconds % large) / small);
  return rest ? `${first} ${t(smallText, { n: rest })}` : first;
}

/**
 * Seconds between two points in time.
 *
 * @param {string} from
 * @param {string} to
 */
export function secondsBetween(from, to) {
  return Math.max(0, (new Date(to).getTime() - new Date(from).getTime()) / 1000);
}
