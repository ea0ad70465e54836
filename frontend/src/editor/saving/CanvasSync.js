import { getDi, is } from 'bpmn-js/lib/util/ModelUtil.js';
import { isLabelExternal } from 'bpmn-js/lib/util/LabelUtil.js';

import { changesBetween } from './changes.js';
import { attach, unlink } from './containment.js';
import { isConnection } from './KeyWriter.js';
import { sameValue } from './sameValue.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').DiagramElement} DiagramElement */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */

// What makes an element be taken out and drawn anew.
const REBUILD = new Set([
  'type', 'parent', 'plane', 'attachedToRef', 'sourceRef', 'targetRef', 'isExpanded',
  'processRef', 'dataObjectRef',
]);

/** The canvas cannot be made to fit piece by piece: the file has to be loaded again. */
export class NeedsReload extends Error {}

/**
 * Makes the canvas show what the ledger says, without the command stack. Doing it twice
 * changes nothing the second time.
 */
export class CanvasSync {
  static $inject = [
    'canvas', 'elementRegistry', 'eventBus', 'selection', 'injector', 'moddle',
    'bpmnFactory', 'savingModel', 'keyWriter', 'shapeWriter',
  ];

  /**
   * @param {any} canvas
   * @param {any} elementRegistry
   * @param {any} eventBus
   * @param {any} selection
   * @param {any} injector
   * @param {any} moddle
   * @param {any} bpmnFactory
   * @param {import('./Model.js').Model} model
   * @param {import('./KeyWriter.js').KeyWriter} keyWriter
   * @param {import('./ShapeWriter.js').ShapeWriter} shapeWriter
   */
  constructor(
    canvas, elementRegistry, eventBus, selection, injector, moddle, bpmnFactory,
    model, keyWriter, shapeWriter,
  ) {
    this.canvas = canvas;
    this.registry = elementRegistry;
    this.eventBus = eventBus;
    this.selection = selection;
    this.moddle = moddle;
    this.bpmnFactory = bpmnFactory;
    this.model = model;
    this.keyWriter = keyWriter;
    this.shapeWriter = shapeWriter;
    this.running = false;
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {Iterable<string>} ids what may differ
   * @returns {Promise<void>} rejects with NeedsReload
   */
  async sync(ledger, ids) {
    const touched = new Set(ids);
    for (;;) {
      const missing = this.unprepared(ledger, touched);
      if (!missing.length) break;
      for (const entry of missing) await this.keyWriter.prepare(entry);
    }
    this.syncNow(ledger, touched);
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {Set<string>} touched
   * @returns {Entry[]}
   */
  unprepared(ledger, touched) {
    const undrawn = this.model.undrawn();
    const present = this.model.ids(undrawn);
    const wanted = [...touched, ...[...ledger.ids()].filter((id) => !present.has(id))];
    return wanted
      .map((id) => ledger.target(id || null))
      .filter((entry) => entry && !this.keyWriter.isPrepared(entry))
      .map((entry) => /** @type {Entry} */ (entry));
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {Set<string>} touched
   */
  syncNow(ledger, touched) {
    const selected = this.selection.get().map((/** @type {any} */ { id }) => id);
    this.running = true;
    try {
      const redrawn = this.takeOutAndUpdate(ledger, touched);
      for (const element of this.addMissing(ledger)) redrawn.add(element);
      this.redraw(redrawn, ledger);
      this.verify(ledger, touched);
    } finally {
      this.running = false;
    }
    this.reselect(selected);
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {Set<string>} touched
   * @returns {Set<DiagramElement>} what has to be drawn again
   */
  takeOutAndUpdate(ledger, touched) {
    /** @type {Set<DiagramElement>} */
    const redrawn = new Set();
    const undrawn = this.model.undrawn();
    for (const id of touched) {
      const now = this.model.entry(id, undrawn);
      const wanted = this.wanted(ledger, id);
      if (id === DEFINITIONS) this.checkRoot(now, wanted);
      else if (now) this.fit(id, now, wanted, undrawn, redrawn);
    }
    return redrawn;
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {string} id
   */
  wanted(ledger, id) {
    return ledger.stands(id || null) || id === DEFINITIONS
      ? ledger.target(id || null)
      : null;
  }

  /**
   * @param {Entry | null} now
   * @param {Entry | null} wanted
   */
  checkRoot(now, wanted) {
    if ((wanted?.values.plane ?? null) !== (now?.values.plane ?? null)) {
      throw new NeedsReload('The diagram has another root.');
    }
  }

  /**
   * @param {string} id
   * @param {Entry} now
   * @param {Entry | null} wanted
   * @param {Map<string, ModdleElement>} undrawn
   * @param {Set<DiagramElement>} redrawn
   */
  fit(id, now, wanted, undrawn, redrawn) {
    const element = this.model.drawn(id);
    const bo = element?.businessObject ?? undrawn.get(id);
    if (!wanted) {
      this.remove(bo, element);
      return;
    }
    const changes = changesBetween(id, now, wanted).map(({ key }) => key ?? '');
    if (!changes.length) return;
    const appears = Boolean(wanted.values.bounds ?? wanted.values.waypoints) !==
      Boolean(element);
    if (appears || changes.some((key) => REBUILD.has(key))) {
      this.remove(bo, element);
      return;
    }
    this.keyWriter.write(bo, wanted, changes, (one) => this.model.find(one));
    if (element) {
      this.shapeWriter.update(element, wanted, changes);
      for (const one of this.shapeWriter.dependents(element)) redrawn.add(one);
    }
  }

  /**
   * Take an element out with all that hangs on it; what should stay is added again.
   *
   * @param {ModdleElement} bo
   * @param {DiagramElement | null} element
   */
  remove(bo, element) {
    if (is(bo, 'bpmn:Process') || is(bo, 'bpmn:Collaboration')) {
      if (bo.id === this.model.firstRoot) throw new NeedsReload('The root has gone.');
    }
    if (element) {
      const children = [...(element.children ?? [])].filter((one) => !one.labelTarget);
      const hanging = [
        ...(element.incoming ?? []),
        ...(element.outgoing ?? []),
        ...(element.attachers ?? []),
        ...children,
      ];
      for (const one of hanging) {
        if (this.registry.get(one.id)) this.remove(one.businessObject, one);
      }
      if (!this.registry.get(element.id)) return;
      this.shapeWriter.remove(element);
    }
    for (const inner of this.undrawnInside(bo)) this.forget(inner);
    this.forget(bo);
  }

  /** @param {ModdleElement} bo */
  undrawnInside(bo) {
    return [...(bo.flowElements ?? [])];
  }

  /** @param {ModdleElement} bo */
  forget(bo) {
    unlink(bo);
    this.moddle.ids.unclaim(bo.id);
  }

  /**
   * Add what should be there and is not, containers first.
   *
   * @param {import('./Ledger.js').Ledger} ledger
   * @returns {DiagramElement[]}
   */
  addMissing(ledger) {
    const present = this.model.ids();
    let missing = [...ledger.ids()].filter(
      (id) => !present.has(id) && this.wanted(ledger, id),
    );
    /** @type {DiagramElement[]} */
    const added = [];
    while (missing.length) {
      const undrawn = this.model.undrawn();
      const later = missing.filter((id) => !this.add(ledger, id, undrawn, added));
      if (later.length === missing.length) {
        throw new NeedsReload(`These cannot be placed: ${later.join(', ')}`);
      }
      missing = later;
    }
    return added;
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {string} id
   * @param {Map<string, ModdleElement>} undrawn
   * @param {DiagramElement[]} added
   * @returns {boolean} whether it could be added now
   */
  add(ledger, id, undrawn, added) {
    const entry = /** @type {Entry} */ (ledger.target(id));
    /** @param {string} one */
    const find = (one) => this.model.find(one, undrawn);
    const needed = ['sourceRef', 'targetRef', 'attachedToRef', 'processRef',
      'dataObjectRef', 'categoryValueRef'];
    const container = entry.parent ? find(entry.parent) : this.model.definitions;
    const missing = needed.some((key) => {
      const reference = entry.values[key];
      return reference && ledger.target(reference) && !find(reference);
    });
    const lanes = (entry.values.lanes ?? []).some(
      (/** @type {string} */ lane) => ledger.target(lane) && !find(lane),
    );
    if (!container || missing || lanes) return false;
    const bo = this.bpmnFactory.create(entry.type, { id });
    this.moddle.ids.assigned(id) || this.moddle.ids.claim(id, bo);
    attach(this.bpmnFactory, bo, container);
    this.keyWriter.write(bo, entry, Object.keys(entry.values), find);
    undrawn.set(id, bo);
    if (entry.values.bounds || entry.values.waypoints) {
      added.push(this.shapeWriter.add(bo, entry));
    }
    return true;
  }

  /**
   * @param {Set<DiagramElement>} elements
   * @param {import('./Ledger.js').Ledger} ledger
   */
  redraw(elements, ledger) {
    const present = [...elements].filter((one) => this.registry.get(one.id) === one);
    if (!present.length) return;
    this.eventBus.fire('elements.changed', { elements: present });
    // Drawing a label writes its bounds into the model, asked for or not.
    for (const element of present) {
      const target = element.labelTarget ?? element;
      const entry = ledger.target(target.businessObject.id);
      if (entry) this.shapeWriter.writeLabelBounds(target, entry);
    }
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {Set<string>} touched
   */
  verify(ledger, touched) {
    const undrawn = this.model.undrawn();
    for (const id of touched) {
      const now = this.model.entry(id, undrawn);
      if (!sameValue(now, this.wanted(ledger, id))) {
        const keys = changesBetween(id, now, this.wanted(ledger, id));
        throw new NeedsReload(`${id} differs: ${JSON.stringify(keys).slice(0, 300)}`);
      }
    }
  }

  /** @param {string[]} ids */
  reselect(ids) {
    const present = this.selection.get().map((/** @type {any} */ { id }) => id);
    const wanted = ids.map((id) => this.registry.get(id)).filter(Boolean);
    const same = wanted.length === present.length &&
      wanted.every(({ id }) => present.includes(id)) &&
      this.selection.get().every((/** @type {any} */ one) => wanted.includes(one));
    if (!same) this.selection.select(wanted);
  }
}

/**
 * @param {ModdleElement} bo
 * @param {DiagramElement} element
 */
export function wantsLabel(bo, element) {
  const text = is(bo, 'bpmn:Group') ? bo.categoryValueRef?.value : bo.name;
  return isLabelExternal(bo) && Boolean(text) && Boolean(getDi(element));
}

export { isConnection };
