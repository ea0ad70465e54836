/**
 * Walking the model: what is not drawn, and finding elements by id.
 */

import { isAny } from 'bpmn-js/lib/util/ModelUtil.js';

import { entryOf } from './entries.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */

const ROOTS = [
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:DataStore',
  'bpmn:Category',
  'bpmn:Message',
  'bpmn:Signal',
  'bpmn:Error',
  'bpmn:Escalation',
];

/** The model below `definitions`, beside the canvas. */
export class Model {
  static $inject = ['bpmnjs', 'elementRegistry', 'canvas'];

  /**
   * @param {any} bpmnjs
   * @param {any} elementRegistry
   * @param {any} canvas
   */
  constructor(bpmnjs, elementRegistry, canvas) {
    this.bpmnjs = bpmnjs;
    this.registry = elementRegistry;
    this.canvas = canvas;
  }

  get definitions() {
    return this.bpmnjs.getDefinitions();
  }

  /** @returns {string | null} id of what the first plane draws */
  get firstRoot() {
    return this.definitions?.diagrams?.[0]?.plane?.bpmnElement?.id ?? null;
  }

  /**
   * Elements that are not drawn but have entries, by id.
   * @returns {Map<string, ModdleElement>}
   */
  undrawn() {
    /** @type {Map<string, ModdleElement>} */
    const found = new Map();
    for (const root of this.definitions?.rootElements ?? []) {
      if (isAny(root, ROOTS)) found.set(root.id, root);
      this.collectInside(root, found);
    }
    return found;
  }

  /**
   * @param {ModdleElement} container
   * @param {Map<string, ModdleElement>} found
   */
  collectInside(container, found) {
    for (const one of container.flowElements ?? []) {
      if (!this.isDrawn(one)) found.set(one.id, one);
      if (one.flowElements) this.collectInside(one, found);
    }
    for (const one of container.categoryValue ?? []) found.set(one.id, one);
  }

  /** @param {ModdleElement} bo */
  isDrawn(bo) {
    return Boolean(this.registry.get(bo.id));
  }

  /**
   * The drawn element of an id; a label, a root or a plane is none.
   * @param {string} id
   */
  drawn(id) {
    const element = this.registry.get(id);
    return element && element.parent && !element.labelTarget ? element : null;
  }

  /**
   * @param {string} id
   * @param {Map<string, ModdleElement>} [undrawn]
   * @returns {ModdleElement | null}
   */
  find(id, undrawn = this.undrawn()) {
    return this.drawn(id)?.businessObject ?? undrawn.get(id) ?? null;
  }

  /**
   * What is there now; null where nothing is.
   * @param {string} id
   * @param {Map<string, ModdleElement>} [undrawn]
   * @returns {Entry | null}
   */
  entry(id, undrawn = this.undrawn()) {
    if (id === DEFINITIONS) return this.definitionsEntry();
    const element = this.drawn(id);
    const bo = element?.businessObject ?? undrawn.get(id);
    return bo ? entryOf(bo, element, this.firstRoot) : null;
  }

  /** @returns {Entry} what stands for definitions: which element is drawn first */
  definitionsEntry() {
    const values = this.firstRoot ? { plane: this.firstRoot } : {};
    return { type: 'bpmn:Definitions', parent: null, values };
  }

  /** @returns {Map<string, Entry>} everything that is there */
  snapshot() {
    const undrawn = this.undrawn();
    /** @type {Map<string, Entry>} */
    const entries = new Map([[DEFINITIONS, this.definitionsEntry()]]);
    for (const id of this.ids(undrawn)) {
      const entry = this.entry(id, undrawn);
      if (entry) entries.set(id, entry);
    }
    return entries;
  }

  /**
   * @param {Map<string, ModdleElement>} [undrawn]
   * @returns {Set<string>} ids of all elements, drawn or not
   */
  ids(undrawn = this.undrawn()) {
    const ids = new Set(undrawn.keys());
    for (const element of this.registry.getAll()) {
      if (element.parent && !element.labelTarget) ids.add(element.businessObject.id);
    }
    return ids;
  }
}
