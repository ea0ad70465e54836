/**
 * What people are asked for at an element: its `connector:form`.
 */

/** @typedef {import('./types.js').Setting} Setting */
/** @typedef {import('./types.js').ValueObject} ValueObject */
/** @typedef {any} ModdleElement */

import { t } from '../i18n/translate.js';
import { attribute, childrenOf, findExtension } from './connectorElements.js';

export const FIELD_ATTRIBUTES = ['label', 'name', 'type', 'required', 'help'];
export const CHOICE_ATTRIBUTES = ['value', 'label'];

/**
 * The fields as rows of `formSetting`, or null where there is no form.
 *
 * @param {ModdleElement} businessObject
 * @returns {ValueObject[] | null}
 */
export function readForm(businessObject) {
  const form = findExtension(businessObject, 'form');
  return form && childrenOf(form, 'field').map(readField);
}

/**
 * @param {ModdleElement} field
 * @returns {ValueObject}
 */
export function readField(field) {
  const choices = childrenOf(field, 'choice').map(readChoice);
  return { ...written(field, FIELD_ATTRIBUTES), ...(choices.length && { choices }) };
}

/**
 * @param {ModdleElement} choice
 * @returns {ValueObject}
 */
export function readChoice(choice) {
  return written(choice, CHOICE_ATTRIBUTES);
}

/**
 * @param {ModdleElement} element
 * @param {string[]} names
 * @returns {{ [name: string]: string }} without those that are not written
 */
function written(element, names) {
  const found = names.map((name) => [name, attribute(element, name)]);
  return Object.fromEntries(found.filter(([, value]) => value));
}

/** @returns {Setting} the form as a setting: a list of fields */
export function formSetting() {
  return {
    name: 'connector:form',
    type: 'list',
    label: t('Fields'),
    help: t('They are asked for in this order, and kept under their variables.'),
    add: t('Add field'),
    expression: 'none',
    items: {
      name: 'field',
      type: 'object',
      label: t('Field'),
      fields: fieldSettings(),
    },
  };
}

/** @returns {Setting[]} */
function fieldSettings() {
  return [
    { name: 'label', type: 'string', label: t('Label'), expression: 'none' },
    {
      name: 'name',
      type: 'string',
      label: t('Variable'),
      placeholder: 'order.id',
      required: true,
      expression: 'none',
    },
    {
      name: 'type',
      type: 'choice',
      label: t('Type'),
      default: 'string',
      expression: 'none',
      choices: [
        { value: 'string', label: t('Text') },
        { value: 'text', label: t('Long text') },
        { value: 'number', label: t('Number') },
        { value: 'boolean', label: t('Yes or no') },
        { value: 'date', label: t('Date') },
        { value: 'choice', label: t('Choice') },
      ],
    },
    choicesSetting(),
    {
      name: 'required',
      type: 'boolean',
      label: t('Must be filled in'),
      default: 'false',
      expression: 'none',
    },
    { name: 'help', type: 'string', label: t('Help'), expression: 'none' },
  ];
}

/** @returns {Setting} */
function choicesSetting() {
  return {
    name: 'choices',
    type: 'list',
    label: t('Choices'),
    add: t('Add choice'),
    visible_if: 'type = "choice"',
    required: true,
    expression: 'none',
    items: {
      name: 'choice',
      type: 'object',
      label: t('Choice'),
      fields: [
        {
          name: 'value',
          type: 'string',
          label: t('Value'),
          required: true,
          expression: 'none',
        },
        { name: 'label', type: 'string', label: t('Label'), expression: 'none' },
      ],
    },
  };
}
