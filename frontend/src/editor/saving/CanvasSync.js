import { changesBetween } from './changes.js';
import { NeedsReload } from './Placer.js';
import { sameValue } from '../../shared/sameValue.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').DiagramElement} DiagramElement */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */
/** @typedef {import('./Ledger.js').Ledger} Ledger */

// What makes an element be taken out and drawn anew.
const REBUILD = new Set([
  'type', 'parent', 'plane', 'attachedToRef', 'sourceRef', 'targetRef', 'isExpanded',
  'processRef', 'dataObjectRef',
]);

/**
 * Makes the canvas show what the ledger says, without the command stack. Doing it twice
 * changes nothing the second time.
 */
export class CanvasSync {
  static $inject = [
    'eventBus', 'selection', 'elementRegistry', 'savingModel', 'placer', 'shapeWriter',
  ];

  /**
   * @param {any} eventBus
   * @param {any} selection
   * @param {any} elementRegistry
   * @param {import('./Model.js').Model} model
   * @param {import('./Placer.js').Placer} placer
   * @param {import('./ShapeWriter.js').ShapeWriter} shapeWriter
   */
  constructor(eventBus, selection, elementRegistry, model, placer, shapeWriter) {
    this.eventBus = eventBus;
    this.selection = selection;
    this.registry = elementRegistry;
    this.model = model;
    this.placer = placer;
    this.shapeWriter = shapeWriter;
    this.running = false;
  }

  /**
   * @param {Ledger} ledger
   * @param {Set<string>} ids what may differ
   * @throws {Error} where the file has to be loaded again; NeedsReload where that is
   *   foreseen
   */
  sync(ledger, ids) {
    const selected = this.selection.get().map((/** @type {any} */ { id }) => id);
    this.running = true;
    try {
      const redrawn = this.takeOutAndUpdate(ledger, ids);
      for (const element of this.addMissing(ledger)) redrawn.add(element);
      this.redraw(redrawn, ledger);
      this.verify(ledger, ids);
    } finally {
      this.running = false;
    }
    this.reselect(selected);
  }

  /**
   * @param {Ledger} ledger
   * @param {Set<string>} ids
   * @returns {Set<DiagramElement>} what has to be drawn again
   */
  takeOutAndUpdate(ledger, ids) {
    /** @type {Set<DiagramElement>} */
    const redrawn = new Set();
    for (const id of ids) {
      const undrawn = this.model.undrawn();
      const now = this.model.entry(id, undrawn);
      const wanted = this.wanted(ledger, id);
      if (id === DEFINITIONS) this.checkRoot(now, wanted);
      else if (now) {
        for (const one of this.fit(id, now, wanted, undrawn)) redrawn.add(one);
      }
    }
    return redrawn;
  }

  /**
   * @param {Ledger} ledger
   * @param {string} id
   */
  wanted(ledger, id) {
    return ledger.shown(id || null);
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
   * @returns {DiagramElement[]} what has to be drawn again
   */
  fit(id, now, wanted, undrawn) {
    const element = this.model.drawn(id);
    const bo = element?.businessObject ?? undrawn.get(id);
    const keys = wanted
      ? changesBetween(id, now, wanted).map(({ key }) => key ?? '')
      : [];
    if (!wanted || keys.some((key) => REBUILD.has(key)) || appears(element, wanted)) {
      this.placer.remove(bo, element);
      return [];
    }
    return keys.length ? this.placer.update(bo, element, wanted, keys) : [];
  }

  /**
   * Add what should be there and is not, containers first.
   *
   * @param {Ledger} ledger
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
      const later = missing.filter((id) => {
        const result = this.placer.add(ledger, id, undrawn);
        if (result?.element) added.push(result.element);
        return !result;
      });
      if (later.length === missing.length) {
        throw new NeedsReload(`These cannot be placed: ${later.join(', ')}`);
      }
      missing = later;
    }
    return added;
  }

  /**
   * @param {Set<DiagramElement>} elements
   * @param {Ledger} ledger
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
   * @param {Ledger} ledger
   * @param {Set<string>} ids
   */
  verify(ledger, ids) {
    const undrawn = this.model.undrawn();
    for (const id of ids) {
      const now = this.model.entry(id, undrawn);
      const wanted = this.wanted(ledger, id);
      if (!sameValue(now, wanted)) {
        const differs = JSON.stringify(changesBetween(id, now, wanted));
        throw new NeedsReload(`${id} differs: ${differs.slice(0, 300)}`);
      }
    }
  }

  /** @param {string[]} ids */
  reselect(ids) {
    const wanted = ids.map((id) => this.registry.get(id)).filter(Boolean);
    const present = this.selection.get();
    const same =
      wanted.length === present.length &&
      wanted.every((one) => present.includes(one));
    if (!same) this.selection.select(wanted);
  }
}

/**
 * Whether an element is to be drawn that is not, or the other way round.
 *
 * @param {DiagramElement | null} element
 * @param {Entry} wanted
 */
function appears(element, { values }) {
  return Boolean(values.bounds ?? values.waypoints) !== Boolean(element);
}
