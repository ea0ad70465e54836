/**
 * Writes a value into text of another language, so that it stays a value there: text
 * from a form or a service never becomes markup, a path or a part of JSON.
 */

/** @typedef {'text' | 'html' | 'markdown' | 'url' | 'json'} Writing */

/** @type {Record<string, string>} */
const ENTITIES = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * @param {unknown} value
 * @returns {string}
 */
export function asText(value) {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.map(asText).join(', ');
}

/** @type {Record<Writing, (value: unknown, before: string) => string>} */
const WRITERS = {
  text: asText,
  html: (value) => asText(value).replace(/[&<>"']/g, (one) => ENTITIES[one]),
  markdown: (value) => asText(value).replace(/[\\`*_{}[\]()<>#+.!|~&-]/g, '\\$&'),
  // What begins an address is the address itself, everything after is a part of it.
  url: (value, before) =>
    before.trim() ? encodeURIComponent(asText(value)) : asText(value),
  json: (value, before) =>
    isInString(before)
      ? JSON.stringify(asText(value)).slice(1, -1)
      : JSON.stringify(value),
};

/**
 * @param {unknown} value
 * @param {Writing} writing the language of the text around it
 * @param {string} before the text in front of it, filled in so far
 */
export function written(value, writing, before) {
  return WRITERS[writing](value, before);
}

/**
 * Whether JSON text ends inside a string.
 *
 * @param {string} text
 */
function isInString(text) {
  const quotes = text.replaceAll(/\\./gs, '').match(/"/g);
  return (quotes?.length ?? 0) % 2 === 1;
}
