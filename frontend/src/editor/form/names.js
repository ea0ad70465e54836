import { readStep } from '../../shared/step.js';

/**
 * Names that the connectors of the diagram already use, to be suggested.
 *
 * @param {any} elementRegistry
 * @param {string} kind type of the setting
 * @returns {string[]}
 */
export function namesIn(elementRegistry, kind) {
  if (kind !== 'credential' && kind !== 'variable') return [];
  const steps = elementRegistry
    .getAll()
    .map((/** @type {any} */ { businessObject }) => readStep(businessObject))
    .filter(Boolean);
  const names = steps.flatMap((/** @type {any} */ { credential, outputs }) =>
    kind === 'credential'
      ? [credential]
      : (outputs ?? []).map((/** @type {any} */ { variable }) => variable),
  );
  return [...new Set(/** @type {string[]} */ (names.filter(Boolean)))].sort();
}
