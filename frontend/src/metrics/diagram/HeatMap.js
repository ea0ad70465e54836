import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import './heat.css';

const TYPE = 'pb-heat';
const SCALE = { min: 0.6, max: 1.25 };

/** @typedef {import('../heat.js').Heat} Heat */

/** @param {Heat} heat */
function valueElement({ level, text }) {
  const element = document.createElement('div');
  element.className = `pb-heat-value pb-heat-value-${level}`;
  element.textContent = text;
  return element;
}

/** Above activities, below what is small. @param {any} element */
function placeOf(element) {
  if (is(element, 'bpmn:Activity')) return { top: -10, right: 12 };
  return { top: -20, left: 0 };
}

/** Colours the elements of the diagram, and writes on each how much it is. */
export class HeatMap {
  static $inject = ['eventBus', 'overlays', 'canvas', 'elementRegistry'];

  /**
   * @param {any} eventBus
   * @param {any} overlays
   * @param {any} canvas
   * @param {any} elementRegistry
   */
  constructor(eventBus, overlays, canvas, elementRegistry) {
    this.overlays = overlays;
    this.canvas = canvas;
    this.registry = elementRegistry;
    /** @type {Map<string, Heat>} */
    this.heat = new Map();
    eventBus.on('import.done', () => this.show(this.heat));
  }

  /** @param {Map<string, Heat>} heat */
  show(heat) {
    for (const [id, { level }] of this.heat) {
      if (this.registry.get(id)) this.canvas.removeMarker(id, `pb-heat-${level}`);
    }
    this.overlays.remove({ type: TYPE });
    this.heat = heat;
    for (const [id, one] of heat) {
      const element = this.registry.get(id);
      if (element) this.mark(element, one);
    }
  }

  /**
   * @param {any} element
   * @param {Heat} heat
   */
  mark(element, heat) {
    this.canvas.addMarker(element.id, `pb-heat-${heat.level}`);
    this.overlays.add(element.id, TYPE, {
      position: placeOf(element),
      html: valueElement(heat),
      scale: SCALE,
      show: { minZoom: 0.1 },
    });
  }

  /** Says whether an element has a value. @param {string} id */
  isMarked(id) {
    return this.heat.has(id);
  }
}
