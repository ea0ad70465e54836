/**
 * How the diagram is coloured: pure, from the figures of its elements.
 */

import { t } from '../i18n/translate.js';
import { durationOf } from '../requests/parts/times.js';
import { countOf, percentOf } from './numbers.js';

/** @typedef {import('./types.js').ElementFigures} ElementFigures */
/** @typedef {"median" | "failures" | "count"} Measure */

/**
 * @typedef {object} Heat
 * @property {number} level from 1 to 5
 * @property {string} text the value in words
 */

export const LEVELS = 5;
// What is less than this share of the scale would only hide the rest.
const NEXT_TO_NOTHING = 0.02;

/**
 * What is measured: the value of an element, how it is written, and whether a step of
 * the scale is so much more, or so many times more, than the one before.
 * @type {Record<Measure, { valueOf: (one: ElementFigures) => number | null,
 *   textOf: (value: number) => string, isSteep: boolean }>}
 */
const MEASURES = {
  median: { valueOf: ({ median }) => median, textOf: durationOf, isSteep: true },
  failures: {
    valueOf: ({ failure_rate }) => failure_rate, textOf: percentOf, isSteep: false,
  },
  count: { valueOf: ({ entered }) => entered, textOf: countOf, isSteep: false },
};

/** @returns {Array<{ measure: Measure, label: string }>} */
export const measures = () => [
  { measure: 'median', label: t('Median duration') },
  { measure: 'failures', label: t('Failure rate') },
  { measure: 'count', label: t('Entered') },
];

/**
 * The largest value, 0 where there is none.
 * @param {ElementFigures[]} elements
 * @param {Measure} measure
 */
function highest(elements, measure) {
  const { valueOf } = MEASURES[measure];
  return Math.max(0, ...elements.map((one) => valueOf(one) ?? 0));
}

/** @param {number} value @param {boolean} isSteep */
const scaled = (value, isSteep) => (isSteep ? Math.log1p(value) : value);

/**
 * What each element is coloured with; those with next to nothing are left as they are.
 *
 * @param {ElementFigures[]} elements
 * @param {Measure} measure
 * @returns {Map<string, Heat>}
 */
export function heatOf(elements, measure) {
  const { valueOf, textOf, isSteep } = MEASURES[measure];
  const top = scaled(highest(elements, measure), isSteep);
  /** @type {Map<string, Heat>} */
  const heat = new Map();
  for (const one of elements) {
    const value = valueOf(one) ?? 0;
    const share = top ? scaled(value, isSteep) / top : 0;
    if (share < NEXT_TO_NOTHING) continue;
    const level = Math.min(LEVELS, Math.ceil(share * LEVELS));
    heat.set(one.element, { level, text: textOf(value) });
  }
  return heat;
}

/**
 * Up to which value each level goes, in words; empty where nothing is coloured.
 *
 * @param {ElementFigures[]} elements
 * @param {Measure} measure
 * @returns {string[]}
 */
export function boundsOf(elements, measure) {
  const { textOf, isSteep } = MEASURES[measure];
  const top = highest(elements, measure);
  if (!top) return [];
  return Array.from({ length: LEVELS }, (_, at) => {
    const share = (at + 1) / LEVELS;
    const bound = isSteep ? Math.expm1(Math.log1p(top) * share) : top * share;
    return textOf(measure === 'count' ? Math.floor(bound) : bound);
  });
}
