/**
 * Finds what is wrong with a diagram: bpmnlint's rules and those of the connectors.
 */

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Manifest} Manifest */
/** @typedef {any} ModdleElement */

import { BpmnModdle } from 'bpmn-moddle';
import { t } from '../i18n/translate.js';
import { lintContext } from './context.js';
import { findingOn, inReadingOrder } from './finding.js';
import { RULES } from './rules/index.js';
import { checkStructure } from './structure/index.js';

/**
 * All findings of a diagram, the gravest first. Text that is not BPMN has one finding.
 *
 * @param {string | ModdleElement} source the text of the file, or moddle definitions
 * @param {Manifest[]} manifests of the installed connectors
 * @returns {Promise<Finding[]>}
 */
export async function lint(source, manifests) {
  if (typeof source !== 'string') return lintDefinitions(source, null, manifests);
  try {
    const { rootElement } = await new BpmnModdle().fromXML(source);
    return lintDefinitions(rootElement, source, manifests);
  } catch (error) {
    if (!isReadingError(error)) throw error;
    return [unreadableFile()];
  }
}

/**
 * All findings of a diagram that is read already.
 *
 * @param {ModdleElement} definitions
 * @param {string | null} xml the text of the file, where there is one
 * @param {Manifest[]} manifests
 * @returns {Finding[]}
 */
export function lintDefinitions(definitions, xml, manifests) {
  const context = lintContext(definitions, xml, manifests);
  const findings = RULES.flatMap(({ check }) => check(context));
  return inReadingOrder([...findings, ...checkStructure(context)], context);
}

/**
 * The finding of a file that cannot be read.
 *
 * @returns {Finding}
 */
export function unreadableFile() {
  return findingOn(null, {
    rule: 'unreadable-file',
    severity: 'error',
    message: t('This file cannot be read as BPMN. Import it again to see why.'),
  });
}

/** @param {any} error */
function isReadingError(error) {
  return Array.isArray(error?.warnings);
}
