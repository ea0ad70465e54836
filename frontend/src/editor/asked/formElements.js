/**
 * Makes the generic moddle elements of a `connector:form`. What a field holds beyond
 * what is changed is carried over as it is.
 */

/** @typedef {import('../../shared/types.js').Value} Value */
/** @typedef {import('../../shared/types.js').ValueObject} ValueObject */
/** @typedef {any} ModdleElement */
/** @typedef {(element: ModdleElement) => ValueObject} Read */
/** @typedef {(element: ModdleElement, row: ValueObject) => void} Write */
/** @typedef {{ localName: string, read: Read, write: Write }} Kind */

import {
  childrenOf,
  CONNECTOR_NAMESPACE,
  isNamed,
} from '../../shared/connectorElements.js';
import {
  CHOICE_ATTRIBUTES,
  FIELD_ATTRIBUTES,
  readChoice,
  readField,
} from '../../shared/form.js';
import { sameValue } from '../../shared/sameValue.js';

const PREFIX = 'connector';

/**
 * A form with these fields in the place of the present one; null for none.
 *
 * @param {any} moddle
 * @param {ModdleElement | null} present
 * @param {Value[]} rows
 * @returns {ModdleElement | null}
 */
export function withFields(moddle, present, rows) {
  const form = copyOf(moddle, present, 'form', prefixOf(present));
  exchange(moddle, form, rows, {
    localName: 'field',
    read: readField,
    write: (field, row) => {
      setAttributes(field, FIELD_ATTRIBUTES, row);
      const choices = Array.isArray(row.choices) ? row.choices : [];
      exchange(moddle, field, choices, CHOICE);
    },
  });
  return form.$children.length ? form : null;
}

/** @type {Kind} */
const CHOICE = {
  localName: 'choice',
  read: readChoice,
  write: (choice, row) => setAttributes(choice, CHOICE_ATTRIBUTES, row),
};

/**
 * Replaces the children of one kind; those of other kinds stay, behind them.
 *
 * @param {any} moddle
 * @param {ModdleElement} parent
 * @param {Value[]} rows
 * @param {Kind} kind
 */
function exchange(moddle, parent, rows, { localName, read, write }) {
  const present = childrenOf(parent, localName);
  const objects = rows.map(objectOf);
  const origins = originsOf(present, objects, read);
  const made = objects.map((row, index) => {
    const child = copyOf(moddle, origins[index], localName, prefixOf(parent));
    write(child, row);
    return child;
  });
  const others = parent.$children.filter(
    (/** @type {ModdleElement} */ child) => !isNamed(child, localName),
  );
  parent.$children = [...made, ...others];
  for (const child of made) child.$parent = parent;
}

/**
 * The element that each row comes from: the one that says the same, else the next one
 * that no row has; null for a new row.
 *
 * @param {ModdleElement[]} present
 * @param {ValueObject[]} rows
 * @param {Read} read
 * @returns {Array<ModdleElement | null>}
 */
function originsOf(present, rows, read) {
  const left = [...present];
  const same = rows.map((row) => {
    const found = left.findIndex((one) => sameValue(read(one), row));
    return found < 0 ? null : left.splice(found, 1)[0];
  });
  return same.map((one) => one ?? left.shift() ?? null);
}

/**
 * @param {any} moddle
 * @param {ModdleElement | null} origin
 * @param {string} localName
 * @param {string} prefix
 * @returns {ModdleElement}
 */
function copyOf(moddle, origin, localName, prefix) {
  const type = origin?.$type ?? `${prefix}:${localName}`;
  const copy = moddle.createAny(type, CONNECTOR_NAMESPACE, {});
  const $children = [...(origin?.$children ?? [])];
  Object.assign(copy, origin, { $children });
  for (const child of $children) child.$parent = copy;
  copy.$parent = origin?.$parent;
  return copy;
}

/**
 * @param {ModdleElement} element
 * @param {string[]} names
 * @param {ValueObject} row
 */
function setAttributes(element, names, row) {
  for (const name of names) {
    if (row[name]) element[name] = String(row[name]);
    else delete element[name];
  }
}

/** @param {ModdleElement | null} element */
function prefixOf(element) {
  return element?.$descriptor.ns.prefix ?? PREFIX;
}

/**
 * @param {Value} value
 * @returns {ValueObject}
 */
function objectOf(value) {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}
