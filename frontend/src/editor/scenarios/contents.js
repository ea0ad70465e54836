/**
 * Between the texts of the form and the content of a scenario.
 */

import { t } from '../../i18n/translate.js';
import { sameValue } from '../../shared/sameValue.js';

/** @typedef {import('./types.js').Content} Content */
/** @typedef {import('./types.js').DryRun} DryRun */
/** @typedef {'variables' | 'events' | 'expectations'} Part */

/**
 * @typedef {object} Texts what stands in the fields of the form
 * @property {string} name
 * @property {string} process
 * @property {string} variables
 * @property {string} events
 * @property {string} expectations
 */

const LONGEST_WAY = 200;

/** @type {Content} */
export const EMPTY = {
  name: '',
  process: '',
  variables: {},
  events: [],
  expectations: {},
};

/** @param {unknown} value */
const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @type {Record<Part, (value: unknown) => boolean>} */
const FITS = { variables: isObject, events: Array.isArray, expectations: isObject };

/** @param {unknown} value */
function textOf(value) {
  const nothing = !Object.keys(/** @type {object} */ (value)).length;
  return nothing ? '' : JSON.stringify(value, null, 1);
}

/**
 * @param {Content} content
 * @returns {Texts}
 */
export function textsOf({ name, process, variables, events, expectations }) {
  return {
    name,
    process,
    variables: textOf(variables),
    events: textOf(events),
    expectations: textOf(expectations),
  };
}

/**
 * The content that the texts mean, and what is wrong with each that means none.
 *
 * @param {Texts} texts
 * @returns {{ content: Content, problems: Partial<Record<Part, string>> }}
 */
export function contentOf({ name, process, ...texts }) {
  /** @type {Content} */
  const content = { ...EMPTY, name: name.trim(), process };
  /** @type {Partial<Record<Part, string>>} */
  const problems = {};
  for (const part of /** @type {Part[]} */ (Object.keys(FITS))) {
    const value = parsed(texts[part], EMPTY[part]);
    if (FITS[part](value)) Object.assign(content, { [part]: value });
    else problems[part] = wrong(part);
  }
  return { content, problems };
}

/**
 * @param {string} text
 * @param {unknown} nothing
 */
function parsed(text, nothing) {
  if (!text.trim()) return nothing;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {Part} part */
function wrong(part) {
  return part === 'events'
    ? t('This is no list in JSON.')
    : t('This is no JSON object.');
}

/**
 * What a run did, as expectations: its end, its way and the variables that it set.
 *
 * @param {DryRun} run
 * @param {Record<string, unknown>} before the variables that it began with
 * @returns {Record<string, unknown>}
 */
export function expectationsOf({ state, element, passed, variables }, before) {
  const set = Object.entries(variables).filter(
    ([name, value]) =>
      !(name in before ? sameValue(value, before[name]) : name === 'requester'),
  );
  return {
    state,
    ...(element && { element }),
    ...(passed.length && { passed: passed.slice(0, LONGEST_WAY) }),
    ...(set.length && { variables: Object.fromEntries(set) }),
  };
}
