/**
 * Every id may be there once.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../places.js').Identified} Identified */
/** @typedef {import('../types.js').Finding} Finding */

import { t } from '../../i18n/translate.js';
import { findingOn } from '../finding.js';
import { duplicatesIn } from '../places.js';
import { shorten } from '../wording.js';

export const rule = 'duplicate-ids';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ places, byId }) {
  if (!places) return [];
  return [...duplicatesIn(places)].map(([id, elements]) => {
    const message = t(
      '{count} elements have the same id "{id}": {elements}. Only the first can be ' +
        'edited. Delete it or change the id in the file.',
      { count: elements.length, id, elements: elements.map(shown).join(', ') },
    );
    const element = byId.get(id) ?? { id };
    return findingOn(element, { rule, severity: 'error', message });
  });
}

/** @param {Identified} element */
function shown({ name, type }) {
  return name ? `"${shorten(name)}"` : type.slice(type.indexOf(':') + 1);
}
