/**
 * Makes the generic moddle elements of a `connector:step`. What a step holds beyond
 * what is changed is carried over as it is.
 */

/** @typedef {import('../../shared/types.js').Step} Step */
/** @typedef {import('../../shared/types.js').Value} Value */
/** @typedef {any} ModdleElement */

import { CONNECTOR_NAMESPACE, isNamed } from '../../shared/connectorElements.js';

const ATTRIBUTES = ['connector', 'operation', 'version', 'credential', 'name'];
const PREFIX = 'connector';

/**
 * @param {any} moddle
 * @param {Partial<Step>} content
 * @returns {ModdleElement}
 */
export function newStep(moddle, content) {
  const step = make(moddle, PREFIX, 'step', { $children: [] });
  for (const attribute of ATTRIBUTES) {
    setAttribute(step, attribute, content[/** @type {'name'} */ (attribute)] ?? null);
  }
  step.$children = Object.entries(content.settings ?? {}).map(([name, value]) =>
    held(moddle, PREFIX, 'setting', value, { name }),
  );
  adopt(step);
  const retried = content.retry ? withRetry(moddle, step, content.retry) : step;
  return content.outputs ? withOutputs(moddle, retried, content.outputs) : retried;
}

/**
 * @param {any} moddle
 * @param {ModdleElement} step
 * @param {string} attribute
 * @param {string | null} value
 */
export function withAttribute(moddle, step, attribute, value) {
  const changed = copyOf(moddle, step);
  setAttribute(changed, attribute, value);
  return changed;
}

/**
 * @param {any} moddle
 * @param {ModdleElement} step
 * @param {string} name
 * @param {Value | null} value null: the default holds
 */
export function withSetting(moddle, step, name, value) {
  /** @param {ModdleElement} child */
  const isOne = (child) => isNamed(child, 'setting') && child.name === name;
  const made =
    value === null ? [] : [held(moddle, prefixOf(step), 'setting', value, { name })];
  return exchange(moddle, step, isOne, made, ['setting']);
}

/**
 * @param {any} moddle
 * @param {ModdleElement} step
 * @param {Step['retry']} retry
 */
export function withRetry(moddle, step, retry) {
  /** @param {ModdleElement} child */
  const isOne = (child) => isNamed(child, 'retry');
  const made = retry ? [make(moddle, prefixOf(step), 'retry', { ...retry })] : [];
  return exchange(moddle, step, isOne, made, ['setting', 'retry']);
}

/**
 * @param {any} moddle
 * @param {ModdleElement} step
 * @param {Step['outputs']} outputs
 */
export function withOutputs(moddle, step, outputs) {
  /** @param {ModdleElement} child */
  const isOne = (child) => isNamed(child, 'output');
  const made = (outputs ?? []).map(({ variable, value }) =>
    make(moddle, prefixOf(step), 'output', {
      variable,
      ...(value !== null && { value }),
    }),
  );
  return exchange(moddle, step, isOne, made, ['setting', 'retry', 'output']);
}

/**
 * A copy whose children that fit are replaced: in the place of the first of them, or
 * after the last child of the kinds named.
 *
 * @param {any} moddle
 * @param {ModdleElement} step
 * @param {(child: ModdleElement) => boolean} isOne
 * @param {ModdleElement[]} made
 * @param {string[]} after
 */
function exchange(moddle, step, isOne, made, after) {
  const changed = copyOf(moddle, step);
  const children = changed.$children;
  const found = children.findIndex(isOne);
  const last = children.findLastIndex((/** @type {ModdleElement} */ child) =>
    after.some((localName) => isNamed(child, localName)),
  );
  const place = found >= 0 ? found : last + 1;
  const kept = (/** @type {ModdleElement} */ child) => !isOne(child);
  changed.$children = [
    ...children.slice(0, place).filter(kept),
    ...made,
    ...children.slice(place).filter(kept),
  ];
  adopt(changed);
  return changed;
}

/**
 * @param {any} moddle
 * @param {ModdleElement} step
 */
function copyOf(moddle, step) {
  const copy = moddle.createAny(step.$type, CONNECTOR_NAMESPACE, {});
  Object.assign(copy, step, { $children: [...(step.$children ?? [])] });
  copy.$parent = step.$parent;
  adopt(copy);
  return copy;
}

/**
 * @param {any} moddle
 * @param {string} prefix
 * @param {string} localName
 * @param {Value} value
 * @param {{ [attribute: string]: string }} attributes
 * @returns {ModdleElement}
 */
function held(moddle, prefix, localName, value, attributes) {
  const holder = make(moddle, prefix, localName, attributes);
  if (typeof value === 'string') {
    holder.$body = value;
    return holder;
  }
  holder.$children = Array.isArray(value)
    ? value.map((item) => held(moddle, prefix, 'item', item, {}))
    : Object.entries(value).map(([key, entry]) =>
        held(moddle, prefix, 'entry', entry, { key }),
      );
  adopt(holder);
  return holder;
}

/**
 * @param {any} moddle
 * @param {string} prefix
 * @param {string} localName
 * @param {{ [name: string]: unknown }} properties
 */
function make(moddle, prefix, localName, properties) {
  return moddle.createAny(`${prefix}:${localName}`, CONNECTOR_NAMESPACE, properties);
}

/**
 * @param {ModdleElement} element
 * @param {string} name
 * @param {string | null} value
 */
function setAttribute(element, name, value) {
  if (value === null) delete element[name];
  else element[name] = value;
}

/** @param {ModdleElement} parent */
function adopt(parent) {
  for (const child of parent.$children) child.$parent = parent;
}

/** @param {ModdleElement} step */
function prefixOf(step) {
  return step.$descriptor.ns.prefix;
}
