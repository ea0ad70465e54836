/**
 * What the diagram shows of a Request: pure, from the answer of the API.
 */

import { t } from '../../i18n/translate.js';
import { groupBy } from '../parts/groupBy.js';

/** @typedef {import('../types.js').RequestDetail} RequestDetail */
/** @typedef {import('../types.js').Token} Token */
/** @typedef {"incident" | "waiting" | "running" | "done" | "cancelled"} MarkKind */

/**
 * @typedef {object} Mark
 * @property {MarkKind} kind the most urgent of what goes on at the element
 * @property {number} count tokens there; for `done` how often it was passed
 * @property {string} text in words
 */

const WAITING = new Set(['waiting', 'asking', 'joining']);
/** @type {MarkKind[]} */
const URGENCY = ['incident', 'waiting', 'running'];

/** @param {Token} token @returns {MarkKind} */
function kindOf({ status }) {
  if (status === 'failed') return 'incident';
  return WAITING.has(status) ? 'waiting' : 'running';
}

/**
 * @param {MarkKind} kind
 * @param {number} count
 * @returns {string}
 */
export function markText(kind, count) {
  const texts = {
    incident: t('Incident'),
    waiting: t('Waiting'),
    running: t('Running'),
    done: t('Done'),
    cancelled: t('Cancelled'),
  };
  return count > 1 ? `${texts[kind]} × ${count}` : texts[kind];
}

/**
 * @param {MarkKind} kind
 * @param {number} count
 * @returns {Mark}
 */
const mark = (kind, count) => ({ kind, count, text: markText(kind, count) });

/**
 * @param {Token[]} tokens at one element
 * @returns {Mark}
 */
function tokenMark(tokens) {
  const kinds = tokens.map(kindOf);
  const kind = URGENCY.find((one) => kinds.includes(one)) ?? 'running';
  return mark(kind, tokens.length);
}

/**
 * The mark of every element that took part.
 *
 * @param {Pick<RequestDetail, 'tokens' | 'counts' | 'incidents'>} detail
 * @returns {Map<string, Mark>}
 */
export function marksOf({ tokens, counts, incidents }) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const [element, passed] of Object.entries(counts)) {
    if (passed.completed) marks.set(element, mark('done', passed.completed));
    else if (passed.cancelled) marks.set(element, mark('cancelled', passed.cancelled));
  }
  const held = groupBy(tokens, ({ element }) => element);
  for (const [element, some] of held) marks.set(element, tokenMark(some));
  for (const { element } of incidents) {
    const count = held.get(element)?.length ?? 1;
    marks.set(element, mark('incident', count));
  }
  return marks;
}

/**
 * The flows that were taken, with how often.
 *
 * @param {Pick<RequestDetail, 'taken'>} detail
 * @returns {Map<string, number>}
 */
export function takenFlows({ taken }) {
  return new Map(Object.entries(taken).filter(([, times]) => times > 0));
}
