/**
 * What the rules look at: one diagram with the manifests of its connectors.
 */

/** @typedef {import('./types.js').Manifest} Manifest */
/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').SettingFinding} SettingFinding */
/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./places.js').Places} Places */
/** @typedef {any} ModdleElement */

/**
 * @typedef {object} UsedStep a connector step with what is installed for it
 * @property {ModdleElement} element
 * @property {Step} step
 * @property {Manifest | undefined} manifest
 * @property {Operation | undefined} operation
 * @property {SettingFinding[]} problems of its settings
 *
 * @typedef {object} LintContext
 * @property {ModdleElement} definitions
 * @property {Places | null} places in the text of the file, where there is one
 * @property {ModdleElement[]} elements in document order
 * @property {Map<string, ModdleElement>} byId
 * @property {UsedStep[]} steps
 */

import { checkRun } from './checks/run.js';
import { readModel } from './model.js';
import { placementOf } from './placement.js';
import { readPlaces } from './places.js';
import { checkSettings } from './settings.js';
import { readStep } from './step.js';

/**
 * @param {ModdleElement} definitions
 * @param {string | null} xml
 * @param {Manifest[]} manifests
 * @returns {LintContext}
 */
export function lintContext(definitions, xml, manifests) {
  const { elements, byId } = readModel(definitions);
  const installed = new Map(manifests.map((one) => [one.connector, one]));
  const steps = elements.flatMap((element) => {
    const step = readStep(element);
    return step ? [usedStep(element, step, installed)] : [];
  });
  const places = xml === null ? null : readPlaces(xml);
  return { definitions, places, elements, byId, steps };
}

/**
 * @param {ModdleElement} element
 * @param {Step} step
 * @param {Map<string, Manifest>} installed
 * @returns {UsedStep}
 */
function usedStep(element, step, installed) {
  const manifest = installed.get(step.connector ?? '');
  const operation = manifest?.operations.find(
    (candidate) => candidate.operation === step.operation,
  );
  const problems = operation
    ? checkSettings(operation, step, placementOf(element))
    : [];
  return {
    element,
    step,
    manifest,
    operation,
    problems: [...problems, ...checkRun(step)],
  };
}
