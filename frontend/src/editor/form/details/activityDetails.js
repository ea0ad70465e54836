import { t } from '../../../i18n/translate.js';
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
  const { businessObject } = element;
  return [...ofType(element, edits), ...loopOf(element, businessObject, edits)];
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

/**
 * @param {any} element
 * @param {any} businessObject
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
function loopOf(element, { loopCharacteristics: loop }, edits) {
  if (!loop) return [];
  const isMulti = loop.$type === 'bpmn:MultiInstanceLoopCharacteristics';
  const details = isMulti
    ? severalOf(element, loop, edits)
    : repeatedOf(element, loop, edits);
  const name = isMulti ? t('Several instances') : t('Loop');
  return [{ id: 'loop', name, details }];
}

/**
 * @param {any} element
 * @param {any} loop
 * @param {Edits} edits
 * @returns {Detail[]}
 */
function severalOf(element, loop, edits) {
  return [
    expressionOf(element, loop, edits, {
      name: 'loopCardinality',
      type: 'integer',
      label: t('How many'),
      help: t('A number, or an expression that gives one.'),
    }),
    expressionOf(element, loop, edits, {
      name: 'completionCondition',
      type: 'expression',
      label: t('Done early when'),
      help: t('When this is true the instances that still run are cancelled.'),
    }),
  ];
}

/**
 * @param {any} element
 * @param {any} loop
 * @param {Edits} edits
 * @returns {Detail[]}
 */
function repeatedOf(element, loop, edits) {
  return [
    expressionOf(element, loop, edits, {
      name: 'loopCondition',
      type: 'expression',
      label: t('Again while'),
    }),
    {
      setting: {
        name: 'loopMaximum',
        type: 'integer',
        label: t('At most'),
        min: 0,
        expression: 'none',
      },
      value: loop.loopMaximum === undefined ? undefined : String(loop.loopMaximum),
      write: (value) => {
        const loopMaximum = wholeNumber(value);
        edits.update(element, { target: loop, properties: { loopMaximum } });
      },
    },
  ];
}

/** @param {string | null} text */
function wholeNumber(text) {
  return text === null || !/^\d+$/.test(text.trim()) ? undefined : Number(text);
}

/**
 * @param {any} element
 * @param {any} target
 * @param {Edits} edits
 * @param {Setting} setting named as the property that holds the expression
 * @returns {Detail}
 */
export function expressionOf(element, target, edits, setting) {
  const present = target.get(setting.name);
  return {
    setting,
    value: present?.body,
    write: (text) => {
      const made = edits.expression(present, text, target);
      edits.update(element, { target, properties: { [setting.name]: made } });
    },
  };
}
