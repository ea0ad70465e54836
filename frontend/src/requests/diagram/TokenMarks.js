import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import './marks.css';

import { iconMarkup } from '../../icons/Icon.jsx';
import { marksOf, takenFlows } from './marks.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {import('../types.js').RequestDetail} RequestDetail */

const TYPE = 'pb-tokens';
const PLAIN = 'pb-untouched';
const ICONS = {
  incident: 'octagon-alert', waiting: 'clock', done: 'check', cancelled: 'x',
};
// Overlays stay readable when the diagram is far away.
const SCALE = { min: 0.9, max: 1.25 };

/** @param {Mark} mark */
function markElement({ kind, count, text }) {
  const element = document.createElement('div');
  element.className = `pb-mark pb-mark-${kind}`;
  element.title = text;
  const shown = kind === 'running' ? '' : iconMarkup(ICONS[kind]);
  element.innerHTML = shown;
  if (kind === 'running' || count > 1) {
    const number = document.createElement('span');
    number.textContent = String(count);
    element.append(number);
  }
  return element;
}

/**
 * The corner of an activity; what is round or a diamond is marked off its flows.
 * @param {any} element
 */
function placeOf(element) {
  if (is(element, 'bpmn:BoundaryEvent')) return { top: 22, left: 24 };
  if (is(element, 'bpmn:Event')) return { top: -12, left: 8 };
  if (is(element, 'bpmn:Gateway')) return { top: -4, left: -6 };
  return { top: -10, right: 10 };
}

/** Shows on the diagram where a Request is and where it was. */
export class TokenMarks {
  static $inject = [
    'eventBus', 'overlays', 'canvas', 'elementRegistry', 'graphicsFactory',
    'flowRenderer',
  ];

  /**
   * @param {any} eventBus
   * @param {any} overlays
   * @param {any} canvas
   * @param {any} elementRegistry
   * @param {any} graphicsFactory
   * @param {import('./FlowRenderer.js').FlowRenderer} flowRenderer
   */
  constructor(eventBus, overlays, canvas, elementRegistry, graphicsFactory,
    flowRenderer) {
    this.overlays = overlays;
    this.canvas = canvas;
    this.registry = elementRegistry;
    this.graphicsFactory = graphicsFactory;
    this.flowRenderer = flowRenderer;
    /** @type {Map<string, string>} what is shown, as kind and count */
    this.shown = new Map();
    /** @type {RequestDetail | null} */
    this.detail = null;
    eventBus.on('import.done', () => {
      this.shown.clear();
      if (this.detail) this.show(this.detail);
    });
  }

  /**
   * Brings the diagram to what the Request is now; what is the same is not touched.
   * @param {RequestDetail} detail
   */
  show(detail) {
    this.detail = detail;
    const marks = marksOf(detail);
    for (const element of this.registry.getAll()) {
      if (element.waypoints || element.labelTarget) continue;
      this.showMark(element, marks.get(element.id));
    }
    this.showFlows(takenFlows(detail));
  }

  /**
   * @param {any} element
   * @param {Mark | undefined} mark
   */
  showMark(element, mark) {
    const wanted = mark ? `${mark.kind} ${mark.count}` : '';
    if (this.shown.get(element.id) === wanted) return;
    this.shown.set(element.id, wanted);
    this.overlays.remove({ element: element.id, type: TYPE });
    const plain = !mark && Boolean(element.parent) && !element.children?.length;
    if (plain) this.canvas.addMarker(element.id, PLAIN);
    else this.canvas.removeMarker(element.id, PLAIN);
    if (mark) {
      this.overlays.add(element.id, TYPE, {
        position: placeOf(element),
        html: markElement(mark),
        scale: SCALE,
        show: { minZoom: 0.1 },
      });
    }
  }

  /** Says whether an element took part. @param {string} id */
  isMarked(id) {
    return Boolean(this.shown.get(id));
  }

  /** @param {Map<string, number>} taken */
  showFlows(taken) {
    const before = this.flowRenderer.taken;
    this.flowRenderer.taken = taken;
    for (const id of taken.keys()) {
      const element = this.registry.get(id);
      if (element?.waypoints && !before.has(id)) {
        const graphics = this.registry.getGraphics(id);
        this.graphicsFactory.update('connection', element, graphics);
      }
    }
  }
}
