import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import { attach, unlink } from './containment.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').DiagramElement} DiagramElement */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */
/** @typedef {import('./Ledger.js').Ledger} Ledger */

const NEEDED = [
  'sourceRef', 'targetRef', 'attachedToRef', 'processRef', 'dataObjectRef',
  'categoryValueRef',
];

/** The canvas cannot be made to fit piece by piece: load the file again. */
export class NeedsReload extends Error {}

/** Puts elements on the canvas and into the model, changes them, takes them out. */
export class Placer {
  static $inject = [
    'moddle', 'bpmnFactory', 'elementRegistry', 'savingModel', 'keyWriter',
    'shapeWriter',
  ];

  /**
   * @param {any} moddle
   * @param {any} bpmnFactory
   * @param {any} elementRegistry
   * @param {import('./Model.js').Model} model
   * @param {import('./KeyWriter.js').KeyWriter} keyWriter
   * @param {import('./ShapeWriter.js').ShapeWriter} shapeWriter
   */
  constructor(moddle, bpmnFactory, elementRegistry, model, keyWriter, shapeWriter) {
    this.moddle = moddle;
    this.bpmnFactory = bpmnFactory;
    this.registry = elementRegistry;
    this.model = model;
    this.keyWriter = keyWriter;
    this.shapeWriter = shapeWriter;
  }

  /**
   * Add an element that is not there.
   *
   * @param {Ledger} ledger
   * @param {string} id
   * @param {Map<string, ModdleElement>} undrawn gets the element
   * @returns {{element: DiagramElement | null} | null} null while something is missing
   *   that it hangs on
   */
  add(ledger, id, undrawn) {
    const entry = /** @type {Entry} */ (ledger.shown(id));
    /** @param {string} one */
    const find = (one) => this.model.find(one, undrawn);
    const container = entry.parent ? find(entry.parent) : this.model.definitions;
    if (!container || this.waits(ledger, entry, find)) return null;
    const bo = this.bpmnFactory.create(entry.type, { id });
    if (!this.moddle.ids.assigned(id)) this.moddle.ids.claim(id, bo);
    attach(this.bpmnFactory, bo, container);
    this.keyWriter.write(bo, entry, Object.keys(entry.values), find);
    undrawn.set(id, bo);
    if (bo.sourceRef) this.restoreDefault(ledger, bo);
    const drawn = entry.values.bounds || entry.values.waypoints;
    return { element: drawn ? this.shapeWriter.add(bo, entry) : null };
  }

  /**
   * A node names its default flow, which needs the node to be there first.
   *
   * @param {Ledger} ledger
   * @param {ModdleElement} flow
   */
  restoreDefault(ledger, flow) {
    const source = ledger.target(flow.sourceRef.id ?? null);
    if (source?.values.default === flow.id) flow.sourceRef.default = flow;
  }

  /**
   * Whether something that an entry refers to is still to be added.
   *
   * @param {Ledger} ledger
   * @param {Entry} entry
   * @param {(id: string) => ModdleElement | null} find
   */
  waits(ledger, { values }, find) {
    const references = [...NEEDED.map((key) => values[key]), ...(values.lanes ?? [])];
    return references.some((id) => id && ledger.target(id) && !find(id));
  }

  /**
   * Write what differs into an element that is there.
   *
   * @param {ModdleElement} bo
   * @param {DiagramElement | null} element
   * @param {Entry} wanted
   * @param {string[]} keys
   * @returns {DiagramElement[]} what has to be drawn again
   */
  update(bo, element, wanted, keys) {
    this.keyWriter.write(bo, wanted, keys, (id) => this.model.find(id));
    if (!element) return [];
    this.shapeWriter.update(element, wanted, keys);
    return this.shapeWriter.dependents(element);
  }

  /**
   * Take an element out with all that hangs on it; what should stay is added again.
   *
   * @param {ModdleElement} bo
   * @param {DiagramElement | null} element
   */
  remove(bo, element) {
    if (bo.id === this.model.firstRoot) throw new NeedsReload('The root has gone.');
    if (element) {
      for (const one of hangingOn(element)) this.removeDrawn(one);
      if (!this.registry.get(element.id)) return;
      this.shapeWriter.remove(element);
    }
    if (!is(bo, 'bpmn:Participant')) {
      for (const inner of [...(bo.flowElements ?? [])]) this.forget(inner);
    }
    this.forget(bo);
  }

  /** @param {DiagramElement} element */
  removeDrawn(element) {
    if (this.registry.get(element.id)) this.remove(element.businessObject, element);
  }

  /** @param {ModdleElement} bo */
  forget(bo) {
    unlink(bo);
    this.moddle.ids.unclaim(bo.id);
  }
}

/**
 * @param {DiagramElement} element
 * @returns {DiagramElement[]}
 */
function hangingOn({ children = [], incoming = [], outgoing = [], attachers = [] }) {
  /** @param {DiagramElement} one */
  const isNoLabel = (one) => !one.labelTarget;
  return [...incoming, ...outgoing, ...attachers, ...children.filter(isNoLabel)];
}
