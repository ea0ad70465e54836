/**
 * What a person filled into the fields of a task, as the variables it means.
 */

import { t } from '../../i18n/translate.js';

/** @typedef {import('../types.js').Field} Field */
/** @typedef {string | boolean} Filled what a control holds */

/** @param {Field} field @returns {Filled} */
export function filledOf({ type, value }) {
  if (type === 'boolean') return value === true;
  return value === null || value === undefined ? '' : String(value);
}

/** @param {Field} field */
export function choicesOf({ choices = [] }) {
  return choices.map((choice) =>
    typeof choice === 'string' ? { value: choice, label: choice } : choice,
  );
}

/**
 * @param {Field} field
 * @param {Filled} filled
 * @returns {string} what is wrong, in words; empty when it is fine
 */
function problemOf({ label, type, required }, filled) {
  if (typeof filled === 'boolean') return '';
  if (!filled.trim()) return required ? t('Fill in “{label}”.', { label }) : '';
  if (type === 'number' && !Number.isFinite(Number(filled.replace(',', '.')))) {
    return t('Write a number, for example 12.5.');
  }
  return '';
}

/**
 * @param {Field} field
 * @param {Filled} filled
 */
function valueOf({ type }, filled) {
  if (typeof filled === 'boolean') return filled;
  if (!filled.trim()) return null;
  return type === 'number' ? Number(filled.replace(',', '.')) : filled;
}

/**
 * @param {Field[]} fields
 * @param {{ [name: string]: Filled }} filled
 * @returns {{ variables: { [name: string]: unknown },
 *   problems: { [name: string]: string } }}
 */
export function readFields(fields, filled) {
  /** @type {{ [name: string]: unknown }} */
  const variables = {};
  /** @type {{ [name: string]: string }} */
  const problems = {};
  for (const field of fields) {
    const problem = problemOf(field, filled[field.name]);
    if (problem) problems[field.name] = problem;
    else variables[field.name] = valueOf(field, filled[field.name]);
  }
  return { variables, problems };
}
