/** @typedef {import('./detailsOf.js').Detail} Detail */
/** @typedef {import('../Edits.js').Edits} Edits */
/** @typedef {import('../../../shared/types.js').Setting} Setting */

/**
 * An expression that is a child of an element, of the setting's name.
 *
 * @param {any} element
 * @param {any} target
 * @param {Edits} edits
 * @param {Setting} setting named as the property that holds the expression
 * @returns {Detail}
 */
export function expressionOf(element, target, edits, setting) {
  const present = target.get(setting.name);
  return {
    setting,
    value: present?.body,
    write: (text) => {
      const made = edits.expression(present, text, target);
      edits.update(element, { target, properties: { [setting.name]: made } });
    },
  };
}
