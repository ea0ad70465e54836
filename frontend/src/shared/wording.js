/**
 * How findings name the elements of a diagram.
 */

import { t } from '../i18n/translate.js';
import { triggersOf } from './model.js';

/** @typedef {any} ModdleElement */

const LONGEST_NAME = 60;

/** @type {{ [type: string]: string }} */
const KINDS = {
  'bpmn:Participant': 'pool',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:AdHocSubProcess': 'ad-hoc sub-process',
  'bpmn:EventBasedGateway': 'event-based gateway',
  'bpmn:IntermediateCatchEvent': 'catch event',
  'bpmn:IntermediateThrowEvent': 'throw event',
  'bpmn:TextAnnotation': 'annotation',
};

/**
 * Text on one line, cut where it is too long to read in a sentence.
 *
 * @param {string} text
 */
export function shorten(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

/**
 * The element as the first words of a sentence.
 *
 * @param {ModdleElement | null | undefined} element
 * @returns {string}
 */
export function subjectOf(element) {
  if (!element || element.$type === 'bpmn:Definitions') return t('This file');
  if (nameOf(element)) return quoted(element);
  if (element.sourceRef && element.targetRef && !Array.isArray(element.sourceRef)) {
    const source = objectOf(element.sourceRef);
    return t('The flow from {source} to {target}', {
      source,
      target: objectOf(element.targetRef),
    });
  }
  if (element.$type === 'bpmn:Process') return t('The process');
  return t('An unnamed {kind}', { kind: kindOf(element) });
}

/**
 * The element in the middle of a sentence.
 *
 * @param {ModdleElement} element
 * @returns {string}
 */
export function objectOf(element) {
  if (nameOf(element)) return quoted(element);
  return t('an unnamed {kind}', { kind: kindOf(element) });
}

/**
 * What the element is, in the words of BPMN: "service task", "timer start event".
 *
 * @param {ModdleElement} element
 * @returns {string}
 */
export function kindOf(element) {
  const definition = triggersOf(element)[0]?.$type ?? '';
  const trigger = words(definition.replace(/EventDefinition$/, ''));
  const kind = KINDS[element.$type] ?? words(element.$type);
  return t(trigger ? `${trigger} ${kind}` : kind);
}

/** @param {string} type of moddle */
function words(type) {
  const name = type.slice(type.indexOf(':') + 1);
  return name.replace(/(?<!^)[A-Z]/g, ' $&').toLowerCase();
}

/** @param {ModdleElement} element */
function nameOf(element) {
  return shorten(String(element.name ?? element.text ?? ''));
}

/** @param {ModdleElement} element */
function quoted(element) {
  return `"${nameOf(element)}"`;
}
