import * as icons from './icons.js';

/** @typedef {keyof typeof icons} IconExport */

/**
 * @param {string} name as Lucide writes it
 * @returns {string}
 */
export function iconMarkup(name) {
  const key = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  const markup = icons[/** @type {IconExport} */ (key)];
  if (!markup) {
    throw new Error(`icons.js has no icon "${name}"`);
  }
  return markup;
}

/**
 * An interface icon, 16 px, decorative: the control around it carries the name.
 * @param {{name: string, class?: string}} props
 */
export function Icon({ name, class: extra = '' }) {
  return (
    <span
      class={`pb-icon ${extra}`}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: iconMarkup(name) }}
    />
  );
}
