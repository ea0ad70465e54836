import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import { t } from '../../i18n/translate.js';

/** @typedef {import('./types.js').DryRun} DryRun */

const TYPE = 'pb-run-path';
const PASSED = 'pb-run-passed';
const TAKEN = 'pb-run-taken';
const STOPPED = { waiting: 'pb-run-waiting', incident: 'pb-run-incident' };
const MOST_NUMBERS = 3;
const SCALE = { min: 0.9, max: 1.25 };

/** Marks the way of a run on the diagram: what it passed in order, where it ended. */
export class RunPath {
  static $inject = ['canvas', 'overlays', 'elementRegistry', 'eventBus'];

  /**
   * @param {any} canvas
   * @param {any} overlays
   * @param {any} elementRegistry
   * @param {any} eventBus
   */
  constructor(canvas, overlays, elementRegistry, eventBus) {
    this.canvas = canvas;
    this.overlays = overlays;
    this.elementRegistry = elementRegistry;
    /** @type {Array<[string, string]>} element and marker */
    this.marked = [];
    /** @type {DryRun | null} */
    this.shown = null;
    eventBus.on('import.done', () => this.again());
  }

  /** @param {DryRun | null} run null for none */
  show(run) {
    if (run === this.shown) return;
    this.clear();
    this.shown = run;
    if (run) this.mark(run);
  }

  again() {
    const run = this.shown;
    this.marked = [];
    this.shown = null;
    this.show(run);
  }

  clear() {
    for (const [id, marker] of this.marked) {
      if (this.elementRegistry.get(id)) this.canvas.removeMarker(id, marker);
    }
    this.overlays.remove({ type: TYPE });
    this.marked = [];
  }

  /** @param {DryRun} run */
  mark({ state, element, passed, taken }) {
    for (const id of new Set(passed)) this.add(id, PASSED);
    for (const id of new Set(taken)) this.add(id, TAKEN);
    if (element && state !== 'completed') this.add(element, STOPPED[state]);
    /** @type {Map<string, number[]>} */
    const places = new Map();
    passed.forEach((id, index) =>
      places.set(id, [...(places.get(id) ?? []), index + 1]),
    );
    for (const [id, numbers] of places) this.number(id, numbers);
  }

  /**
   * @param {string} id
   * @param {string} marker
   */
  add(id, marker) {
    if (!this.elementRegistry.get(id)) return;
    this.canvas.addMarker(id, marker);
    this.marked.push([id, marker]);
  }

  /**
   * @param {string} id
   * @param {number[]} numbers the places in the order
   */
  number(id, numbers) {
    const element = this.elementRegistry.get(id);
    if (!element) return;
    const shown = numbers.slice(0, MOST_NUMBERS).join(', ');
    const badge = document.createElement('div');
    badge.className = 'pb-run-number';
    badge.textContent = numbers.length > MOST_NUMBERS ? `${shown} …` : shown;
    badge.title = t('Passed as number {numbers}', { numbers: shown });
    const position = is(element, 'bpmn:Activity')
      ? { bottom: 10, left: -8 }
      : { top: -10, left: -10 };
    this.overlays.add(id, TYPE, { position, html: badge, scale: SCALE });
  }
}
