/**
 * Values that a person edits as text: texts as they are, everything else as JSON.
 */

import { t } from '../../i18n/translate.js';

/** @typedef {{ [name: string]: unknown }} Values */
/** @typedef {{ [name: string]: string }} Texts */

/** @param {unknown} value */
export function textOf(value) {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null, null, 2);
}

/** @param {Values} values @returns {Texts} */
export function textsOf(values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, textOf(value)]),
  );
}

/**
 * What a person changed; a text stays a text.
 *
 * @param {Values} before
 * @param {Texts} texts
 * @returns {{ changed: Values, problems: Texts }}
 */
export function changedValues(before, texts) {
  /** @type {Values} */
  const changed = {};
  /** @type {Texts} */
  const problems = {};
  for (const [name, text] of Object.entries(texts)) {
    if (text === textOf(before[name])) continue;
    if (typeof before[name] === 'string') {
      changed[name] = text;
      continue;
    }
    try {
      changed[name] = JSON.parse(text);
    } catch {
      problems[name] = t('This is not JSON. A text stands in quotes: "like this".');
    }
  }
  return { changed, problems };
}

/**
 * The object that a text is; rejects with the words for a person.
 *
 * @param {string} text
 * @returns {Values}
 */
export function objectOf(text) {
  if (!text.trim()) return {};
  const words = t('Write an object, for example {"approved": true}.');
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(words);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(words);
  }
  return value;
}
