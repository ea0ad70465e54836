/**
 * The namespaces that a part of a file inherits.
 */

/** @typedef {import('./types.js').ModdleElement} ModdleElement */
/** @typedef {{ [name: string]: string }} Namespaces `xmlns:x` to its address */

// moddle declares these itself.
const KNOWN = /^http:\/\/www\.(?:omg\.org\/spec\/|w3\.org\/2001\/XMLSchema-instance$)/;

/**
 * The namespaces of other tools that are declared on ancestors of the element.
 *
 * @param {ModdleElement} element
 * @returns {Namespaces}
 */
export function namespacesAround(element) {
  /** @type {Namespaces} */
  const found = {};
  for (let one = element.$parent; one; one = one.$parent) {
    for (const [name, uri] of Object.entries({ ...one, ...one.$attrs })) {
      const isOther = name.startsWith('xmlns:') && !KNOWN.test(uri);
      if (isOther && !(name in found)) found[name] = uri;
    }
  }
  return found;
}

/**
 * A copy that declares the namespaces besides its own; its children are the same.
 *
 * @param {ModdleElement} element
 * @param {Namespaces} namespaces
 * @returns {ModdleElement}
 */
export function declaring(element, namespaces) {
  const own = Object.getOwnPropertyDescriptors(element);
  const prototype = Object.getPrototypeOf(element);
  if (element.$descriptor.isGeneric) {
    const copy = Object.create(prototype, own);
    return Object.assign(copy, { ...namespaces, ...element });
  }
  const $attrs = { value: { ...namespaces, ...element.$attrs } };
  return Object.create(prototype, { ...own, $attrs });
}

/**
 * The prefix that a namespace has at the element, or null where it is not declared.
 *
 * @param {ModdleElement} element
 * @param {string} uri
 * @returns {string | null}
 */
export function prefixOf(element, uri) {
  for (let one = element; one; one = one.$parent) {
    const found = Object.entries(one.$attrs ?? {}).find(
      ([name, value]) => name.startsWith('xmlns:') && value === uri,
    );
    if (found) return found[0].slice('xmlns:'.length);
  }
  return null;
}
