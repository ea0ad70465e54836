/**
 * What people are asked for must have names that expressions can use.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {import('../types.js').Value} Value */
/** @typedef {import('../checks/problem.js').Problem} Problem */
/** @typedef {any} ModdleElement */

import { t } from '../../i18n/translate.js';
import { checkForm } from '../checks/form.js';
import { findingOn } from '../finding.js';
import { formSetting, readForm } from '../form.js';
import { shorten, subjectOf } from '../wording.js';

export const rule = 'invalid-form';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ elements }) {
  return elements.flatMap((element) => {
    const rows = readForm(element);
    return rows ? checkForm(rows).map((found) => told(element, rows, found)) : [];
  });
}

/**
 * @param {ModdleElement} element
 * @param {Value[]} rows
 * @param {Problem} problem
 */
function told(element, rows, { rule: found, severity, message, path }) {
  const words = {
    subject: subjectOf(element),
    field: fieldOf(rows, path[0]),
    message: found === 'missing-setting' ? lacking(path) : message,
  };
  return findingOn(element, {
    rule,
    severity,
    setting: formSetting().name,
    message: t('{subject} cannot ask for {field}: {message}', words),
    path,
  });
}

/** @param {Array<string | number>} path */
function lacking(path) {
  if (path.at(-1) === 'name') return t('It has no variable. Fill it in.');
  if (path.at(-1) === 'choices') return t('It has no choices. Add one.');
  return t('A choice has no value. Fill it in.');
}

/**
 * @param {Value[]} rows
 * @param {string | number | undefined} index
 */
function fieldOf(rows, index) {
  const number = Number(index);
  const { label, name } = /** @type {any} */ (rows[number] ?? {});
  const shown = shorten(String(label || name || ''));
  return shown ? `"${shown}"` : t('field {number}', { number: number + 1 });
}
