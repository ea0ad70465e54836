import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer.js';
import { is } from 'bpmn-js/lib/util/ModelUtil.js';
import { append, attr, create } from 'tiny-svg';

import './bpmnjs.css';
import './canvas.css';

import { linesOf, wordsOf } from './sentence.js';

/** @typedef {import('../../shared/types.js').Step} Step */

const PRIORITY = 1500;
const TILE = 22;
const LINE = 14;

/**
 * @param {any} parent
 * @param {string} name
 * @param {{ [name: string]: string | number }} attributes
 */
function add(parent, name, attributes) {
  const node = create(name);
  attr(node, attributes);
  append(parent, node);
  return node;
}

/** Draws elements that carry a connector: its icon, and below what it will do. */
export class ConnectorRenderer extends BaseRenderer {
  static $inject = ['eventBus', 'bpmnRenderer', 'summaries', 'catalogue'];

  /**
   * @param {any} eventBus
   * @param {any} bpmnRenderer
   * @param {import('./Summaries.js').Summaries} summaries
   * @param {import('../catalogue/Catalogue.js').Catalogue} catalogue
   */
  constructor(eventBus, bpmnRenderer, summaries, catalogue) {
    super(eventBus, PRIORITY);
    this.bpmnRenderer = bpmnRenderer;
    this.summaries = summaries;
    this.catalogue = catalogue;
  }

  /** @param {any} element */
  canRender(element) {
    return is(element, 'bpmn:FlowNode') && Boolean(this.summaries.stepOf(element));
  }

  /**
   * @param {any} graphics
   * @param {any} element
   */
  drawShape(graphics, element) {
    const step = /** @type {Step} */ (this.summaries.stepOf(element));
    const isTask = is(element, 'bpmn:Activity');
    const shape = isTask
      ? this.bpmnRenderer.handlers['bpmn:Task'](graphics, element)
      : this.bpmnRenderer.drawShape(graphics, element);
    if (this.summaries.isMissing(step)) {
      attr(shape, { 'stroke-dasharray': '5 4' });
    }
    this.drawTile(graphics, element, step, isTask);
    if (isTask) this.drawSentence(graphics, element, step);
    return shape;
  }

  /**
   * @param {any} graphics
   * @param {any} element
   * @param {Step} step
   * @param {boolean} isTask
   */
  drawTile(graphics, element, step, isTask) {
    const x = isTask ? 5 : element.width - 12;
    const y = isTask ? 5 : -8;
    add(graphics, 'rect', {
      x, y, width: TILE, height: TILE, rx: 4, class: 'pb-connector-tile',
    });
    const icon = this.catalogue.entry(step.connector ?? '')?.icon.light;
    if (icon) {
      const inner = { x: x + 3, y: y + 3, width: TILE - 6, height: TILE - 6 };
      add(graphics, 'image', { ...inner, href: icon });
      return;
    }
    const letter = add(graphics, 'text', {
      x: x + TILE / 2, y: y + 16, class: 'pb-connector-letter',
    });
    letter.textContent = (step.name ?? step.connector ?? '?').charAt(0).toUpperCase();
  }

  /**
   * @param {any} graphics
   * @param {any} element
   * @param {Step} step
   */
  drawSentence(graphics, element, step) {
    const words = wordsOf(this.summaries.partsOf(element, step));
    const text = add(graphics, 'text', { class: 'pb-summary' });
    linesOf(words, element.width + 40).forEach((line, index) => {
      const row = add(text, 'tspan', {
        x: element.width / 2, y: element.height + LINE + index * LINE,
      });
      for (const [place, word] of line.entries()) {
        const part = add(row, 'tspan', { class: wordClass(word) });
        part.textContent = place ? ` ${word.text}` : word.text;
      }
    });
  }

  /** @param {any} element */
  getShapePath(element) {
    return this.bpmnRenderer.getShapePath(element);
  }
}

/** @param {import('./sentence.js').Word} word */
function wordClass({ value, missing }) {
  if (missing) return 'pb-summary-missing';
  return value ? 'pb-summary-value' : 'pb-summary-word';
}
