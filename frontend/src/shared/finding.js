/**
 * Makes findings.
 */

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./context.js').LintContext} LintContext */
/** @typedef {Omit<Finding, "element" | "setting" | "line">} Untold */

import { lineOf } from './places.js';

const SEVERITIES = ['error', 'warning', 'info'];

/**
 * A finding on an element, or on the file where the element is null. Its line is found
 * when all findings are there.
 *
 * @param {any} element
 * @param {Untold & { setting?: string }} finding
 * @returns {Finding}
 */
export function findingOn(element, { rule, severity, setting, message, ...rest }) {
  return {
    rule,
    severity,
    element: element?.id ?? null,
    setting: setting ?? null,
    line: null,
    message,
    ...rest,
  };
}

/**
 * Findings with their lines, the gravest first, then in document order: those of the
 * file first, and those of one element by their lines.
 *
 * @param {Finding[]} findings
 * @param {LintContext} context
 */
export function inReadingOrder(findings, { elements, places }) {
  const order = new Map(elements.map(({ id }, index) => [id, index]));
  /** @param {Finding} finding */
  const rank = ({ element }) => order.get(element) ?? -1;
  /** @param {Finding} finding */
  const gravity = ({ severity }) => SEVERITIES.indexOf(severity);
  return findings
    .map((finding) => ({
      ...finding,
      line: lineOf(places, finding.element, finding.setting),
    }))
    .sort(
      (a, b) =>
        gravity(a) - gravity(b) ||
        rank(a) - rank(b) ||
        (a.line ?? 0) - (b.line ?? 0),
    );
}
