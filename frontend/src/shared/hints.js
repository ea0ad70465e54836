/**
 * What to write instead, where an expression looks like another language.
 */

import { t } from '../i18n/translate.js';

/** @type {Array<[RegExp, string]>} */
const HINTS = [
  [/^&&/, 'Write "and".'],
  [/^\|\|/, 'Write "or".'],
  [/^!(?!=)/, 'Write "not(…)".'],
  [/^\?/, 'Write "if … then … else …".'],
  [/^['‘’“”]/, 'Put text between straight double quotes: "…".'],
  [/^"/, 'The text has no closing quote.'],
  [/^[$#]\{/, 'Write the expression alone, without ${ }.'],
  [/^=/, 'Only one = is needed.'],
  [/^\{\{/, 'Braces {{ }} are for text around an expression.'],
];

/**
 * A sentence that says what to write at this place, or null.
 *
 * @param {string} text
 * @param {number} from
 */
export function hintAt(text, from) {
  const rest = text.slice(from).trimStart();
  const hint = HINTS.find(([pattern]) => pattern.test(rest));
  return hint ? t(hint[1]) : null;
}
