/**
 * The history of a Request as rows for a person, newest first.
 */

import { t } from '../../i18n/translate.js';
import { groupBy } from '../parts/groupBy.js';
import { secondsBetween } from '../parts/times.js';

/** @typedef {import('../types.js').HistoryEvent} HistoryEvent */
/** @typedef {import('../parts/words.js').StateWords} StateWords */

/**
 * @typedef {object} TimelineRow
 * @property {number} key
 * @property {string} at
 * @property {string} element empty where the row is about the whole Request
 * @property {string} text
 * @property {string} icon
 * @property {StateWords['tone']} tone
 * @property {number | null} seconds how long the element took
 * @property {string} by
 * @property {string} note
 */

/**
 * @typedef {object} TimelineDay
 * @property {string} day as YYYY-MM-DD, where the person is
 * @property {TimelineRow[]} rows
 */

// Rows of their own for these would say the same twice.
const SILENT = new Set(['taken']);
const ENDS = new Set(['completed', 'cancelled', 'failed', 'caught', 'thrown']);
const STANDS = new Set(['entered', 'waiting']);

/**
 * @param {string} name of the element
 * @returns {Record<string, [string, string, StateWords['tone']]>}
 */
const eventWords = (name) => ({
  started: [t('The Request was started'), 'circle', 'info'],
  ended: [t('The Request ended'), 'circle-check', 'success'],
  entered: [t('“{name}” began', { name }), 'circle', 'info'],
  completed: [t('“{name}” was done', { name }), 'circle-check', 'success'],
  cancelled: [t('“{name}” was cancelled', { name }), 'circle-x', 'quiet'],
  thrown: [t('“{name}” sent its event', { name }), 'send', 'quiet'],
  caught: [t('“{name}” received its event', { name }), 'circle-check', 'success'],
  waiting: [t('“{name}” waits', { name }), 'clock', 'warning'],
  failed: [t('“{name}” failed', { name }), 'octagon-alert', 'error'],
  retried: [t('“{name}” was tried again', { name }), 'refresh-cw', 'info'],
  skipped: [t('“{name}” was skipped', { name }), 'corner-down-right', 'warning'],
  moved: [t('The Request went on at “{name}”', { name }), 'move', 'warning'],
  'moved-version': [t('The Request went to another version'), 'move', 'info'],
  commented: [t('A comment was written'), 'message-square', 'quiet'],
  changed: [t('Data was changed'), 'pencil', 'info'],
  did: [t('“{name}” was filled in', { name }), 'user', 'success'],
  received: [t('A message came from outside'), 'mail', 'info'],
  unheard: [t('Nobody heard “{name}”', { name }), 'mail', 'warning'],
});

/**
 * What happened to the whole Request.
 * @returns {Record<string, [string, string, StateWords['tone']]>}
 */
const wholeWords = () => ({
  completed: [t('The Request is completed'), 'circle-check', 'success'],
  cancelled: [t('The Request was cancelled'), 'circle-x', 'quiet'],
});

/** @param {HistoryEvent} event */
function wordsOf({ event, element, name, note }) {
  const whole = element ? undefined : wholeWords()[event === 'ended' ? note : event];
  const known = whole ?? eventWords(name || t('without a name'))[event];
  const [text, icon, tone] = known ?? [event, 'circle', 'quiet'];
  return { text, icon, tone };
}

/**
 * @param {HistoryEvent} event
 * @param {string | undefined} since when its element was entered
 * @returns {TimelineRow}
 */
function rowOf(event, since) {
  return {
    ...wordsOf(event),
    key: event.seq,
    at: event.at,
    element: event.element ?? '',
    seconds: since ? secondsBetween(since, event.at) || null : null,
    by: event.by?.name ?? '',
    note: event.event === 'ended' ? '' : (event.note ?? ''),
  };
}

/** @param {HistoryEvent} event */
const keyOf = ({ element, activation }) => `${element} ${activation}`;

/**
 * One row for what began, waited and ended; one for each other event.
 *
 * @param {HistoryEvent[]} events oldest first
 * @returns {TimelineRow[]} newest first
 */
export function timelineRows(events) {
  /** @type {Map<string, string>} */
  const entered = new Map();
  /** @type {Map<string, number>} the row that says where an activation stands */
  const standing = new Map();
  /** @type {Map<number, TimelineRow>} */
  const rows = new Map();
  for (const event of events.filter((one) => !SILENT.has(one.event))) {
    const key = keyOf(event);
    const ends = ENDS.has(event.event);
    const stands = STANDS.has(event.event);
    if (ends || stands) rows.delete(standing.get(key) ?? 0);
    rows.set(event.seq, rowOf(event, ends ? entered.get(key) : undefined));
    if (event.event === 'entered') entered.set(key, event.at);
    if (stands) standing.set(key, event.seq);
  }
  return [...rows.values()].reverse();
}

/** @param {string} at */
function dayHere(at) {
  const date = new Date(at);
  const pad = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/**
 * @param {TimelineRow[]} rows newest first
 * @returns {TimelineDay[]}
 */
export function byDay(rows) {
  const days = groupBy(rows, ({ at }) => dayHere(at));
  return [...days].map(([day, some]) => ({ day, rows: some }));
}
