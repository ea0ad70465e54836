/**
 * Checks durations and date-times of ISO 8601.
 */

/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { invalid } from './problem.js';

const DAYS = '(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?';
const TIME = 'T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?';
const DURATION = new RegExp(`^P(?=\\d|T)${DAYS}(?:${TIME})?$`);
const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkDuration(text) {
  if (DURATION.test(text.trim())) return [];
  const message = t(
    '"{text}" is not a duration. Write PT30S for 30 seconds or P2D for 2 days.',
    { text },
  );
  return [invalid(message)];
}

/**
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkDateTime(text) {
  const match = DATE_TIME.exec(text.trim());
  if (!match || !isReal(match.slice(1, 7).map((part) => Number(part ?? 0)))) {
    const message = t(
      '"{text}" is not a date with time. Write it as 2027-03-31T09:00:00Z.',
      { text },
    );
    return [invalid(message)];
  }
  if (match[7]) return [];
  return [invalid(t('The time zone is missing. End with Z or with +02:00.'))];
}

/** @param {number[]} parts year to second */
function isReal([year, month, day, hour, minute, second]) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && hour < 24 && minute < 60 && second < 60;
}
