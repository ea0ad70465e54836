/**
 * Makes findings.
 */

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Severity} Severity */

/** @type {Severity[]} */
const ORDER = ['error', 'warning', 'info'];

/**
 * A finding on an element, or on the file where the element is null.
 *
 * @param {any} element
 * @param {Omit<Finding, "element" | "setting"> & { setting?: string }} finding
 * @returns {Finding}
 */
export function findingOn(element, { rule, severity, setting, message, ...rest }) {
  const id = element?.id ?? null;
  return { rule, severity, element: id, setting: setting ?? null, message, ...rest };
}

/**
 * Findings with the gravest first, otherwise in their order.
 *
 * @param {Finding[]} findings
 */
export function bySeverity(findings) {
  return ORDER.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
}
