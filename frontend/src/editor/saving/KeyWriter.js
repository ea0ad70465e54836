import { newStep } from '../steps/stepElements.js';
import { isStep } from './entries.js';
import { asContent, parseFragment } from './fragments.js';
import { SPECIAL, writeForeign, writeProperty } from './properties.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */
/** @typedef {import('./properties.js').Find} Find */

const DRAWN = new Set(
  (
    'bounds waypoints labelBounds isExpanded isHorizontal isMarkerVisible fill ' +
    'stroke labelColor plane type parent'
  ).split(' '),
);

/** @param {string} key */
export const isDrawnKey = (key) => DRAWN.has(key);

/** Writes keys of entries into the model. */
export class KeyWriter {
  static $inject = ['moddle', 'bpmnFactory'];

  /**
   * @param {any} moddle
   * @param {any} bpmnFactory
   */
  constructor(moddle, bpmnFactory) {
    this.moddle = moddle;
    this.bpmnFactory = bpmnFactory;
  }

  /**
   * Write keys; `find` gives elements by id.
   *
   * @param {ModdleElement} bo
   * @param {Entry} entry what the element should be
   * @param {string[]} keys those to write
   * @param {Find} find
   */
  write(bo, entry, keys, find) {
    let step = false;
    for (const key of keys) {
      if (isDrawnKey(key)) continue;
      if (key.startsWith('step:') || key.startsWith('setting:')) step = true;
      else this.writeKey(bo, entry, key, find);
    }
    if (step) this.writeStep(bo, entry);
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @param {string} key
   * @param {Find} find
   */
  writeKey(bo, entry, key, find) {
    const value = entry.values[key] ?? null;
    const special = SPECIAL[key];
    if (special) special(bo, value, find, this.bpmnFactory);
    else if (key === 'extensionElements') this.writeExtensions(bo, entry, value, find);
    else if (key.startsWith('xml:')) this.writeSlot(bo, entry, key, value, find);
    else if (key.startsWith('{')) writeForeign(bo, key, value);
    else writeProperty(bo, key, value, find);
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @param {string} key
   * @param {string | null} value
   * @param {Find} find
   */
  writeSlot(bo, entry, key, value, find) {
    const name = key.slice('xml:'.length);
    const property = bo.$descriptor.properties.find(
      (/** @type {any} */ one) => one.ns.localName === name,
    );
    if (!property) return;
    if (value === null) {
      delete bo[property.name];
      return;
    }
    const content = this.parse(entry.type, key, value, find).get(property.name);
    if (content === undefined) return;
    bo[property.name] = content;
    for (const one of [content].flat()) if (one?.$type) one.$parent = bo;
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @param {string | null} value
   * @param {Find} find
   */
  writeExtensions(bo, entry, value, find) {
    const step = (bo.extensionElements?.values ?? []).filter(isStep);
    const holder = value && this.parse(entry.type, 'extensionElements', value, find);
    this.putExtensions(bo, [...(holder?.extensionElements?.values ?? []), ...step]);
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   */
  writeStep(bo, entry) {
    const others = (bo.extensionElements?.values ?? []).filter(
      (/** @type {ModdleElement} */ one) => !isStep(one),
    );
    const content = stepContent(entry.values);
    const step = content ? [newStep(this.moddle, content)] : [];
    this.putExtensions(bo, [...others, ...step]);
  }

  /**
   * @param {ModdleElement} bo
   * @param {ModdleElement[]} values
   */
  putExtensions(bo, values) {
    if (!values.length) {
      delete bo.extensionElements;
      return;
    }
    const holder = this.bpmnFactory.create('bpmn:ExtensionElements', { values });
    holder.$parent = bo;
    for (const one of values) one.$parent = holder;
    bo.extensionElements = holder;
  }

  /**
   * @param {string} type
   * @param {string} key
   * @param {string} value
   * @param {Find} find
   */
  parse(type, key, value, find) {
    const content = asContent(key, value);
    const { holder, references } = parseFragment(this.moddle, type, content);
    for (const { element, property, id } of references) {
      const target = find(id);
      if (target) element.set(property, target);
    }
    return holder;
  }
}

/**
 * @param {{ [key: string]: any }} values
 * @returns {any} null where there is no step
 */
function stepContent(values) {
  if (!('step:connector' in values)) return null;
  /** @type {{ [name: string]: any }} */
  const content = { settings: {} };
  for (const [key, value] of Object.entries(values)) {
    const colon = key.indexOf(':');
    const [kind, name] = [key.slice(0, colon), key.slice(colon + 1)];
    if (kind === 'step') content[name] = value;
    if (kind === 'setting') content.settings[name] = value;
  }
  return content;
}
