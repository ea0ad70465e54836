/**
 * Checks addresses of the web.
 */

/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { parseTemplate } from '../template.js';
import { invalid } from './problem.js';

const HOST = String.raw`(?:\[[\da-f:.]+\]|[^\s/?#:@[\]]+)`;
const PERSON = String.raw`(?:[^\s/?#@]*@)?`;
const PORT = String.raw`(?::\d{1,5})?`;
const URL_FORM = new RegExp(`^https?://${PERSON}${HOST}${PORT}(?:[/?#]|$)`, 'i');

/**
 * What is wrong with a URL in which `{{ }}` may stand for any part.
 *
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkFilledUrl(text) {
  const { parts } = parseTemplate(text.trim());
  if (parts.length && 'expression' in parts[0]) return [];
  const filled = parts.map((part) => ('text' in part ? part.text : '1')).join('');
  const space = filled.search(/\s/);
  if (space >= 0) {
    return [invalid(t('A URL has no spaces. Write %20 instead.'))];
  }
  if (URL_FORM.test(filled)) return [];
  const message = /^[a-z][a-z+.-]*:/i.test(filled)
    ? t('Only addresses that begin with https:// or http:// are possible.')
    : t('"{text}" is not a whole URL. Begin with https://.', { text });
  return [invalid(message)];
}
