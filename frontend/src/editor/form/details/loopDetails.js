import { t } from '../../../i18n/translate.js';
import { CONNECTOR_NAMESPACE } from '../../../shared/connectorElements.js';
import { prefixOf } from '../../saving/namespaces.js';
import { expressionOf } from './expressionOf.js';

/** @typedef {import('./detailsOf.js').Detail} Detail */
/** @typedef {import('./detailsOf.js').DetailGroup} DetailGroup */
/** @typedef {import('../Edits.js').Edits} Edits */
/** @typedef {import('../../../shared/types.js').Setting} Setting */

/**
 * How an activity is repeated.
 *
 * @param {any} element
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
export function loopDetails(element, edits) {
  const { loopCharacteristics: loop } = element.businessObject;
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
  const [collection, ...ofEach] = collectionSettings().map((setting) =>
    attributeOf(element, loop, edits, setting),
  );
  return [
    collection,
    expressionOf(element, loop, edits, {
      name: 'loopCardinality',
      type: 'integer',
      label: t('How many'),
      help: t('A number, or an expression that gives one; where there is no list.'),
    }),
    ...ofEach,
    expressionOf(element, loop, edits, {
      name: 'completionCondition',
      type: 'expression',
      label: t('Done early when'),
      help: t('When this is true the instances that still run are cancelled.'),
    }),
  ];
}

/** @returns {Setting[]} each named as its attribute in our namespace */
function collectionSettings() {
  return [
    {
      name: 'collection',
      type: 'expression',
      label: t('For each of'),
      help: t('A list; each instance gets one of it.'),
      placeholder: 'order.lines',
    },
    {
      name: 'item',
      type: 'variable',
      label: t('Kept as'),
      help: t('The variable that holds what an instance gets.'),
      placeholder: 'line',
    },
    {
      name: 'outputCollection',
      type: 'variable',
      label: t('Variable for all results'),
      help: t('It gets a list, in the order of the instances.'),
      placeholder: 'receipts',
    },
    {
      name: 'outputItem',
      type: 'expression',
      label: t('Result of one instance'),
      placeholder: 'receipt.id',
    },
  ];
}

/**
 * @param {any} element
 * @param {any} target
 * @param {Edits} edits
 * @param {Setting} setting named as the attribute
 * @returns {Detail}
 */
function attributeOf(element, target, edits, setting) {
  const declared = prefixOf(target, CONNECTOR_NAMESPACE);
  const prefix = declared ?? 'connector';
  const name = `${prefix}:${setting.name}`;
  return {
    setting,
    value: target.get(name),
    write: (value) => {
      const properties = {
        ...(declared === null && { [`xmlns:${prefix}`]: CONNECTOR_NAMESPACE }),
        [name]: value ?? undefined,
      };
      edits.update(element, { target, properties });
    },
  };
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
