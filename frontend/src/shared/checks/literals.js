/**
 * Checks texts that are meant as they are written.
 */

/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').SettingType} SettingType */
/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { isVariableName } from '../reserved.js';
import { checkDateTime, checkDuration } from './dates.js';
import { checkEmail } from './email.js';
import { checkFilledJson, isJson } from './json.js';
import { checkInteger, checkNumber } from './numbers.js';
import { invalid } from './problem.js';
import { checkLength } from './sizes.js';
import { checkFilledUrl } from './url.js';

/** @typedef {(setting: Setting, text: string) => Problem[]} LiteralCheck */

/** @type {Partial<Record<SettingType, LiteralCheck>>} */
const CHECKS = {
  string: checkLine,
  text: checkLength,
  markdown: checkLength,
  code: checkCode,
  json: checkCode,
  number: checkNumber,
  integer: checkInteger,
  boolean: checkBoolean,
  choice: checkChoice,
  duration: (_, text) => checkDuration(text),
  datetime: (_, text) => checkDateTime(text),
  email: (_, text) => checkEmail(text),
  url: (setting, text) => [...checkFilledUrl(text), ...checkPattern(setting, text)],
  variable: (_, text) => checkVariable(text),
  secret: refuseSecret,
};

/**
 * @param {Setting} setting
 * @param {string} text that is not empty
 * @returns {Problem[]}
 */
export function checkLiteral(setting, text) {
  const check = CHECKS[setting.type] ?? checkLine;
  return check(setting, text);
}

/**
 * @param {Setting} setting
 * @param {string} text
 */
function checkLine(setting, text) {
  const lineEnd = text.search(/[\r\n]/);
  if (lineEnd >= 0) {
    const position = { from: lineEnd, to: lineEnd + 1 };
    return [invalid(t('Only one line is possible here.'), position)];
  }
  return [...checkLength(setting, text), ...checkPattern(setting, text)];
}

/**
 * @param {Setting} setting
 * @param {string} text
 */
function checkPattern({ pattern }, text) {
  if (!pattern || new RegExp(`^(?:${pattern.value})$`, 'u').test(text)) return [];
  return [invalid(pattern.message ?? t('This does not have the form that is needed.'))];
}

/**
 * @param {Setting} setting
 * @param {string} text
 */
function checkCode(setting, text) {
  const content = isJson(setting) ? checkFilledJson(text) : [];
  return [...checkLength(setting, text), ...content];
}

/**
 * @param {Setting} setting
 * @param {string} text
 */
function checkBoolean(setting, text) {
  if (text === 'true' || text === 'false') return [];
  return [invalid(t('Only true, false or an expression is possible here.'))];
}

/**
 * @param {Setting} setting
 * @param {string} text
 */
function checkChoice({ choices = [], custom, choices_from }, text) {
  if (custom || choices_from || choices.some(({ value }) => value === text)) return [];
  const labels = choices.map(({ label }) => label).join(', ');
  const message = t('"{text}" is not one of the choices: {choices}.', {
    text,
    choices: labels,
  });
  return [invalid(message)];
}

/** @param {string} text */
function checkVariable(text) {
  if (isVariableName(text)) return [];
  const message = t(
    '"{text}" cannot name a variable. Use letters, digits and _, and no word of FEEL.',
    { text },
  );
  return [invalid(message)];
}

function refuseSecret() {
  return [invalid(t('A secret belongs into a credential, never into the file.'))];
}
