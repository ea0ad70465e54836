import { isVisible } from '../shared/visibility.js';

/**
 * @typedef {import('../shared/types.js').Setting} Setting
 * @typedef {{set: boolean}} Hidden a secret, of which only this is known
 * @typedef {{[setting: string]: string | Hidden}} ShownValues as the API answers them
 * @typedef {{[setting: string]: string | null}} Entered as the form holds them
 */

/**
 * What the form begins with; secrets begin empty.
 * @param {Setting[]} settings
 * @param {ShownValues} shown
 * @returns {Entered}
 */
export function enteredFrom(settings, shown) {
  return Object.fromEntries(
    settings.map(({ name, default: preset }) => {
      const value = shown[name];
      const isKnown = typeof value === 'string';
      return [name, isKnown ? value : value ? '' : String(preset ?? '')];
    }),
  );
}

/**
 * Whether the vault holds a secret.
 * @param {ShownValues} shown
 * @param {string} name
 */
export function isSet(shown, name) {
  const value = shown[name];
  return typeof value === 'object' && value.set;
}

/**
 * The settings that `visible_if` shows for what is entered.
 * @param {Setting[]} settings
 * @param {Entered} entered
 * @returns {Setting[]}
 */
export function visibleAmong(settings, entered) {
  const values = Object.fromEntries(
    Object.entries(entered).filter(([, value]) => value),
  );
  const filled = /** @type {import('../shared/types.js').Values} */ (values);
  return settings.filter((setting) => isVisible(setting, settings, filled));
}
