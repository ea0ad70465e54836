import { readStep } from '../../shared/step.js';

/**
 * Variables that the connectors of the diagram already write, to be suggested.
 *
 * @param {any} elementRegistry
 * @returns {string[]}
 */
export function variablesIn(elementRegistry) {
  const names = elementRegistry
    .getAll()
    .flatMap((/** @type {any} */ { businessObject }) => {
      const outputs = readStep(businessObject)?.outputs ?? [];
      return outputs.map(({ variable }) => variable);
    });
  return [...new Set(/** @type {string[]} */ (names.filter(Boolean)))].sort();
}
