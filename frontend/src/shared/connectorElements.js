/**
 * Reads elements of our namespace, which moddle reads generically, whatever prefix the
 * file uses.
 */

/** @typedef {any} ModdleElement */

export const CONNECTOR_NAMESPACE = 'urn:patchbay:connector:1';

/**
 * The first of our elements of this name in the extension elements, or null.
 *
 * @param {ModdleElement} businessObject
 * @param {string} localName
 * @returns {ModdleElement | null}
 */
export function findExtension(businessObject, localName) {
  const values = businessObject?.extensionElements?.values ?? [];
  const isOne = (/** @type {ModdleElement} */ value) => isNamed(value, localName);
  return values.find(isOne) ?? null;
}

/**
 * @param {ModdleElement} parent
 * @param {string} localName
 * @returns {ModdleElement[]}
 */
export function childrenOf(parent, localName) {
  return (parent.$children ?? []).filter((/** @type {ModdleElement} */ child) =>
    isNamed(child, localName),
  );
}

/**
 * @param {ModdleElement} element
 * @param {string} localName
 */
export function isNamed(element, localName) {
  const ns = element?.$descriptor?.ns;
  return ns?.uri === CONNECTOR_NAMESPACE && ns.localName === localName;
}

/**
 * @param {ModdleElement} element
 * @param {string} name
 * @returns {string | null}
 */
export function attribute(element, name) {
  return typeof element[name] === 'string' ? element[name] : null;
}
