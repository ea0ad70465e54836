/**
 * Checks what people are asked for.
 */

/** @typedef {import('../types.js').Value} Value */
/** @typedef {import('../types.js').ValueObject} ValueObject */
/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { checkExpression } from '../feel.js';
import { formSetting } from '../form.js';
import { isVariableName } from '../reserved.js';
import { checkValue } from './index.js';
import { invalid, under } from './problem.js';

const PART = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * What is wrong with the rows of a form; `path` leads to the row and the place in it.
 *
 * @param {Value[]} rows
 * @returns {Problem[]}
 */
export function checkForm(rows) {
  const fields = rows.map(objectOf);
  const own = checkValue(formSetting(), rows);
  return [
    ...own,
    ...fields.flatMap((field, index) => [
      ...checkName(fields, index).map((found) => under(under(found, 'name'), index)),
      ...checkChoices(field).map((found) => under(under(found, 'choices'), index)),
    ]),
  ];
}

/**
 * @param {Value} value
 * @returns {ValueObject}
 */
function objectOf(value) {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** @param {ValueObject} field */
const nameOf = ({ name }) => String(name ?? '').trim();

/**
 * @param {ValueObject[]} fields
 * @param {number} index
 * @returns {Problem[]}
 */
function checkName(fields, index) {
  const name = nameOf(fields[index]);
  if (!name) return [];
  if (!isPath(name)) {
    const message = t(
      '"{name}" cannot name a variable. Use letters, digits and _, a dot between ' +
        'parts, and no word of FEEL.',
      { name },
    );
    return [invalid(message)];
  }
  const [first] = name.split('.');
  if (first === 'requester') {
    return [invalid(t('"requester" is who started the Request. Use another name.'))];
  }
  return checkOthers(name, fields.slice(0, index).map(nameOf));
}

/**
 * Whether an expression can name a value so: `order`, `order.id`.
 *
 * @param {string} name
 */
export function isPath(name) {
  const parts = name.split('.');
  const isWritten = parts.every((part) => PART.test(part));
  return isWritten && isVariableName(parts[0]) && !checkExpression(name);
}

/**
 * @param {string} name
 * @param {string[]} before names of the fields above
 * @returns {Problem[]}
 */
function checkOthers(name, before) {
  if (before.includes(name)) {
    return [invalid(t('Another field has the variable "{name}" already.', { name }))];
  }
  const other = before.find(
    (one) => one.startsWith(`${name}.`) || name.startsWith(`${one}.`),
  );
  if (!other) return [];
  const words = { name, other };
  return [invalid(t('"{name}" and "{other}" are parts of each other.', words))];
}

/**
 * @param {ValueObject} field
 * @returns {Problem[]}
 */
function checkChoices({ type, choices }) {
  if (type !== 'choice' || !Array.isArray(choices)) return [];
  const values = choices.map((one) => objectOf(one).value);
  return values.flatMap((value, index) => {
    if (!value || values.indexOf(value) === index) return [];
    const found = invalid(t('"{value}" is there already.', { value: String(value) }));
    return [under(under(found, 'value'), index)];
  });
}
