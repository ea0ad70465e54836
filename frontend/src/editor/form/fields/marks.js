/**
 * Cuts a text into segments to be shown behind what is typed: expressions and errors.
 */

import { parseTemplate } from '../../../shared/template.js';

/** @typedef {import('../../../shared/types.js').Position} Position */
/** @typedef {{ text: string, expression: boolean, wrong: boolean }} Segment */

/**
 * @param {string} text
 * @param {{ template?: boolean, wrong?: Position | null }} options
 * @returns {Segment[]}
 */
export function segmentsOf(text, { template = false, wrong = null }) {
  const expressions = template ? expressionsOf(text) : [];
  const error = wrong ? visible(wrong, text.length) : null;
  const ranges = error ? [...expressions, error] : expressions;
  const cuts = new Set([0, text.length]);
  for (const { from, to } of ranges) cuts.add(from).add(to);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  return places.slice(1).map((to, index) => {
    const from = places[index];
    return {
      text: text.slice(from, to),
      expression: expressions.some((range) => covers(range, from, to)),
      wrong: error !== null && covers(error, from, to),
    };
  });
}

/** @param {string} text */
function expressionsOf(text) {
  return parseTemplate(text).parts.flatMap((part) =>
    'expression' in part ? [{ from: part.from - 2, to: part.to + 2 }] : [],
  );
}

/**
 * At least one character of the text, so that it can be seen.
 *
 * @param {Position} position
 * @param {number} length
 */
function visible({ from, to }, length) {
  const end = Math.min(Math.max(to, from + 1), length);
  return { from: Math.max(0, Math.min(from, end - 1)), to: end };
}

/**
 * @param {Position} range
 * @param {number} from
 * @param {number} to
 */
function covers(range, from, to) {
  return range.from <= from && to <= range.to;
}
