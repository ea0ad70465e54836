/**
 * Parts of a file as XML strings that declare the namespaces they use.
 */

import { Reader, Writer } from 'moddle-xml';

import { declaring, namespacesAround } from './namespaces.js';

/** @typedef {import('./types.js').ModdleElement} ModdleElement */

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/**
 * The writer leaves out attributes whose namespace only an ancestor declares.
 *
 * @param {ModdleElement} element
 * @returns {string}
 */
function writeElement(element) {
  const around = Object.entries(namespacesAround(element));
  if (!around.length) return write(element);
  const text = write(declaring(element, Object.fromEntries(around)));
  const used = around.filter(([name]) => text.includes(` ${name.slice(6)}:`));
  if (used.length === around.length) return text;
  return write(declaring(element, Object.fromEntries(used)));
}

/**
 * @param {ModdleElement} element
 * @returns {string}
 */
function write(element) {
  return new Writer({ format: false, preamble: false }).toXML(element);
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * @param {string} name
 * @param {string} text
 */
function textElement(name, text) {
  return `<bpmn:${name} xmlns:bpmn="${BPMN}">${escaped(text)}</bpmn:${name}>`;
}

/**
 * The children of a slot as one string; null for none.
 *
 * @param {any} property moddle's descriptor of the slot
 * @param {any} value an element, a text, or a list of these
 * @returns {string | null}
 */
export function writeSlot(property, value) {
  const list = Array.isArray(value) ? value : [value];
  const parts = list
    .filter((one) => one !== undefined && one !== null)
    .map((one) =>
      typeof one === 'object'
        ? writeElement(one)
        : textElement(property.ns.localName, String(one)),
    );
  return parts.length ? parts.join('') : null;
}

/**
 * @param {ModdleElement[]} elements
 * @returns {string | null}
 */
export function writeElements(elements) {
  return elements.length ? elements.map(writeElement).join('') : null;
}

/** @param {string} type `bpmn:ServiceTask` */
const tagOf = (type) => `bpmn:${type[5].toLowerCase()}${type.slice(6)}`;

/**
 * An element of a type that holds the fragment, and the references in it by id.
 *
 * The reader parses before it returns its promise; waiting for the promise would let
 * the person edit between a confirmed change and its drawing.
 *
 * @param {any} moddle
 * @param {string} type
 * @param {string} fragment
 * @returns {{holder: ModdleElement,
 *   references: {element: ModdleElement, property: string, id: string}[]}}
 */
export function parseFragment(moddle, type, fragment) {
  const tag = tagOf(type);
  const xml = `<${tag} xmlns:bpmn="${BPMN}">${fragment}</${tag}>`;
  const reader = new Reader({ model: moddle, lax: true });
  const root = reader.handler(type);
  reader.fromXML(xml, root).catch(() => {});
  if (!root.element) throw new Error(`${type} cannot hold ${fragment.slice(0, 80)}`);
  return { holder: root.element, references: root.context.references };
}

/**
 * A fragment as the content of the element that is parsed.
 *
 * @param {string} key
 * @param {string} fragment
 */
export function asContent(key, fragment) {
  return key === 'extensionElements'
    ? `<bpmn:extensionElements>${fragment}</bpmn:extensionElements>`
    : fragment;
}
