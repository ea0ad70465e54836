/**
 * What BPMN itself says about an element and only a form can change.
 */

import { t } from '../../../i18n/translate.js';
import { activityDetails } from './activityDetails.js';
import { eventDetails } from './eventDetails.js';
import { flowDetails } from './flowDetails.js';

/** @typedef {import('../Edits.js').Edits} Edits */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */

/**
 * @typedef {object} Detail
 * @property {Setting} setting
 * @property {string | undefined} value
 * @property {(value: string | null) => void} write
 *
 * @typedef {{ id: string, name: string, details: Detail[] }} DetailGroup
 */

/**
 * @param {any} element of the canvas
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
export function detailsOf(element, edits) {
  const groups = [
    ...flowDetails(element, edits),
    ...eventDetails(element, edits),
    ...activityDetails(element, edits),
    ...processDetails(element, edits),
  ];
  return groups.filter(({ details }) => details.length);
}

/**
 * @param {any} element
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
function processDetails(element, edits) {
  const { businessObject } = element;
  if (businessObject.$type !== 'bpmn:Process') return [];
  /** @type {Detail} */
  const executable = {
    setting: {
      name: 'isExecutable',
      type: 'boolean',
      label: t('Can be run'),
      help: t('A process that only documents cannot be published to run.'),
      expression: 'none',
      required: true,
    },
    value: String(businessObject.isExecutable ?? false),
    write: (value) => edits.set(element, { isExecutable: value === 'true' }),
  };
  return [{ id: 'running', name: t('Running'), details: [executable] }];
}
