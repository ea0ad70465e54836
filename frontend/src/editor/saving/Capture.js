import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import { laneIds } from './entries.js';
import { sameValue } from '../../shared/sameValue.js';
import { DEFINITIONS } from './types.js';

/** @typedef {import('./types.js').Effect} Effect */
/** @typedef {import('./types.js').DiagramElement} DiagramElement */

const TOUCHING = [
  'shape.added', 'shape.removed', 'connection.added', 'connection.removed',
];

/**
 * Notices what one action of the person did: compares what the action touched with what
 * the ledger says.
 */
export class Capture {
  static $inject = ['eventBus', 'elementRegistry', 'savingModel', 'canvasSync'];

  /**
   * @param {any} eventBus
   * @param {any} elementRegistry
   * @param {import('./Model.js').Model} model
   * @param {import('./CanvasSync.js').CanvasSync} canvasSync
   */
  constructor(eventBus, elementRegistry, model, canvasSync) {
    this.registry = elementRegistry;
    this.model = model;
    this.canvasSync = canvasSync;
    /** @type {Set<string>} */
    this.touched = new Set();
    eventBus.on(TOUCHING, (/** @type {any} */ { element }) => this.touch(element));
    eventBus.on('elements.changed', 2000, (/** @type {any} */ { elements }) => {
      for (const element of elements) this.touch(element);
    });
    eventBus.on('element.updateId', (/** @type {any} */ { element, newId }) => {
      this.touch(element);
      this.touched.add(newId);
    });
  }

  /** @param {DiagramElement} element */
  touch(element) {
    if (this.canvasSync.running) return;
    for (const one of [element, element.labelTarget, element.source, element.target]) {
      const id = one?.businessObject?.id;
      if (id) this.touched.add(id);
    }
  }

  forget() {
    this.touched.clear();
  }

  /**
   * What has been done since the last time, as effects on what the ledger says.
   *
   * @param {import('./Ledger.js').Ledger} ledger
   * @returns {Effect[]}
   */
  effects(ledger) {
    const undrawn = this.model.undrawn();
    const ids = this.candidates(ledger, undrawn);
    this.touched.clear();
    /** @type {Effect[]} */
    const effects = [];
    for (const id of ids) {
      const before = ledger.shown(id || null);
      const after = this.model.entry(id, undrawn);
      if (!sameValue(before, after)) effects.push({ id: id || null, before, after });
    }
    return effects;
  }

  /**
   * @param {import('./Ledger.js').Ledger} ledger
   * @param {Map<string, any>} undrawn
   */
  candidates(ledger, undrawn) {
    const ids = new Set([DEFINITIONS, ...this.touched, ...undrawn.keys()]);
    for (const id of ledger.ids()) {
      if (!this.model.drawn(id) && !undrawn.has(id)) ids.add(id);
    }
    for (const id of this.movedBetweenLanes(ledger)) ids.add(id);
    return ids;
  }

  /**
   * Lanes name their flow nodes without telling that anything changed.
   * @param {import('./Ledger.js').Ledger} ledger
   */
  movedBetweenLanes(ledger) {
    return this.registry
      .filter(
        (/** @type {DiagramElement} */ one) =>
          !one.labelTarget && is(one, 'bpmn:FlowNode') && this.lanesDiffer(one, ledger),
      )
      .map((/** @type {DiagramElement} */ one) => one.id);
  }

  /**
   * @param {DiagramElement} element
   * @param {import('./Ledger.js').Ledger} ledger
   */
  lanesDiffer({ id, businessObject }, ledger) {
    const before = ledger.shown(id)?.values.lanes ?? [];
    return !sameValue(before, laneIds(businessObject));
  }
}
