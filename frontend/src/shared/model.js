/**
 * Walks the BPMN elements of a moddle tree.
 */

/** @typedef {any} ModdleElement */
/** @typedef {{ elements: ModdleElement[], byId: Map<string, ModdleElement> }} Model */

/**
 * All elements below the definitions in document order, diagram interchange left out.
 *
 * @param {ModdleElement} definitions
 * @returns {Model}
 */
export function readModel(definitions) {
  /** @type {Model} */
  const model = { elements: [], byId: new Map() };
  const open = [...(definitions.rootElements ?? [])].reverse();
  while (open.length) {
    const element = open.pop();
    model.elements.push(element);
    if (element.id && !model.byId.has(element.id)) model.byId.set(element.id, element);
    open.push(...childrenOf(element).reverse());
  }
  return model;
}

/**
 * The event definitions of an event: its own and those it refers to.
 *
 * @param {ModdleElement} event
 * @returns {ModdleElement[]}
 */
export function triggersOf({ eventDefinitions = [], eventDefinitionRef = [] }) {
  return [...eventDefinitions, ...eventDefinitionRef];
}

/**
 * @param {ModdleElement} element
 * @returns {ModdleElement[]}
 */
function childrenOf(element) {
  if (element.$descriptor.isGeneric) return [];
  return element.$descriptor.properties
    .filter(holdsElements)
    .flatMap((/** @type {any} */ { name }) => element[name] ?? [])
    .filter((/** @type {any} */ child) => child?.$descriptor);
}

/** @param {any} property of a moddle descriptor */
function holdsElements({ name, isAttr, isReference }) {
  return !isAttr && !isReference && name !== 'extensionElements';
}
