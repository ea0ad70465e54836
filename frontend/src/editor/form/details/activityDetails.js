import { t } from '../../../i18n/translate.js';
import { loopDetails } from './loopDetails.js';
import { referenceDetails } from './referenceDetails.js';

/** @typedef {import('./detailsOf.js').Detail} Detail */
/** @typedef {import('./detailsOf.js').DetailGroup} DetailGroup */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../Edits.js').Edits} Edits */

/**
 * @param {any} element
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
export function activityDetails(element, edits) {
  return [...ofType(element, edits), ...loopDetails(element, edits)];
}

/**
 * @param {any} element
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
function ofType(element, edits) {
  const { businessObject } = element;
  switch (businessObject.$type) {
    case 'bpmn:ScriptTask':
      return [{ id: 'script', name: t('Script'), details: scriptOf(element, edits) }];
    case 'bpmn:CallActivity': {
      const details = callOf(element, edits);
      return [{ id: 'call', name: t('Called process'), details }];
    }
    case 'bpmn:SendTask':
    case 'bpmn:ReceiveTask': {
      const details = referenceDetails(element, businessObject, 'message', edits);
      return [{ id: 'message', name: t('Message'), details }];
    }
    default:
      return [];
  }
}

/**
 * @param {any} element
 * @param {Edits} edits
 * @returns {Detail[]}
 */
function scriptOf(element, edits) {
  return [
    property(element, edits, {
      name: 'scriptFormat',
      type: 'string',
      label: t('Language'),
      placeholder: 'text/x-python',
    }),
    property(element, edits, { name: 'script', type: 'code', label: t('Script') }),
  ];
}

/**
 * @param {any} element
 * @param {Edits} edits
 * @returns {Detail[]}
 */
function callOf(element, edits) {
  const setting = {
    name: 'calledElement',
    type: /** @type {const} */ ('string'),
    label: t('ID of the process'),
    help: t('The process that runs in the place of this activity.'),
  };
  return [property(element, edits, setting)];
}

/**
 * @param {any} element
 * @param {Edits} edits
 * @param {Setting} setting named as the property
 * @returns {Detail}
 */
function property(element, edits, setting) {
  return {
    setting: { expression: 'none', ...setting },
    value: element.businessObject.get(setting.name) ?? undefined,
    write: (value) => edits.set(element, { [setting.name]: value ?? undefined }),
  };
}
