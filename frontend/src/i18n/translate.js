/**
 * Every text that a person reads goes through `t`.
 */

/** @type {{ [text: string]: string }} */
let catalogue = {};

/**
 * The text in the person's language, with `{name}` replaced by its value.
 *
 * @param {string} text the English text
 * @param {{ [name: string]: string | number }} [values]
 */
export function t(text, values = {}) {
  const translated = catalogue[text] ?? text;
  return translated.replace(/\{(\w+)\}/g, (place, name) =>
    name in values ? String(values[name]) : place,
  );
}

/**
 * Sets the translations that `t` uses from now on.
 *
 * @param {{ [text: string]: string }} translations English text to translated text
 */
export function translateWith(translations) {
  catalogue = translations;
}
