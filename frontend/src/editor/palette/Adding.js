import { getMid } from 'diagram-js/lib/layout/LayoutUtil.js';
import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import { t } from '../../i18n/translate.js';

/** @typedef {import('./elements.js').PaletteItem} PaletteItem */
/** @typedef {any} DiagramElement */

/** Puts an item of the palette into the diagram: by dragging, or where it fits best. */
export class Adding {
  static $inject = ['create', 'elementFactory', 'injector', 'eventBus'];

  /**
   * @param {any} create
   * @param {any} elementFactory
   * @param {any} injector
   * @param {any} eventBus
   */
  constructor(create, elementFactory, injector, eventBus) {
    this.create = create;
    this.elementFactory = elementFactory;
    this.injector = injector;
    this.eventBus = eventBus;
  }

  /**
   * @param {PaletteItem} item
   * @param {string} [type] another element than the item's own
   * @returns {DiagramElement}
   */
  shape(item, type = item.type) {
    if (item.type === 'bpmn:Participant') {
      return this.elementFactory.createParticipantShape();
    }
    const { attributes, step } = item;
    if (!step) return this.elementFactory.createShape({ type, ...attributes });
    const businessObject = this.injector.get('steps').businessObject(step, type);
    businessObject.name = item.name;
    return this.elementFactory.createShape({ type, businessObject });
  }

  /**
   * @param {PointerEvent | MouseEvent} event
   * @param {PaletteItem} item
   */
  drag(event, item) {
    this.create.start(event, this.shape(item));
  }

  /**
   * Add after the selection, into the selected flow, or in the middle of what is seen.
   *
   * @param {PaletteItem} item
   */
  add(item) {
    const [selected] = this.injector.get('selection').get();
    const shape = this.shape(item);
    const added =
      this.intoFlow(shape, selected) ??
      this.after(shape, selected) ??
      this.inTheMiddle(shape);
    this.injector.get('selection').select(added);
    this.injector.get('canvas').scrollToElement(added, 60);
    this.eventBus.fire('palette.added', { element: added, item });
    return added;
  }

  /**
   * @param {DiagramElement} shape
   * @param {DiagramElement | undefined} flow
   */
  intoFlow(shape, flow) {
    if (!flow || !is(flow, 'bpmn:SequenceFlow') || !is(shape, 'bpmn:FlowNode')) {
      return null;
    }
    const middle = middleOf(flow.waypoints);
    return this.injector.get('modeling').createShape(shape, middle, flow);
  }

  /**
   * @param {DiagramElement} shape
   * @param {DiagramElement | undefined} source
   */
  after(shape, source) {
    const fits = source && is(source, 'bpmn:FlowNode') && is(shape, 'bpmn:FlowNode');
    if (!fits || is(source, 'bpmn:EndEvent') || is(shape, 'bpmn:StartEvent')) {
      return null;
    }
    return this.injector.get('autoPlace').append(source, shape);
  }

  /** @param {DiagramElement} shape */
  inTheMiddle(shape) {
    const canvas = this.injector.get('canvas');
    const { x, y, width, height } = canvas.viewbox();
    const place = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    const root = canvas.getRootElement();
    const isPool = is(shape, 'bpmn:Participant');
    const parent = isPool ? root : this.containerAt(place, root);
    return this.injector.get('modeling').createShape(shape, place, parent);
  }

  /**
   * @param {{x: number, y: number}} place
   * @param {DiagramElement} root
   */
  containerAt(place, root) {
    const pools = this.injector.get('elementRegistry').filter(
      (/** @type {DiagramElement} */ one) => is(one, 'bpmn:Participant'),
    );
    /** @param {DiagramElement} pool */
    const distance = (pool) => {
      const middle = getMid(pool);
      return Math.hypot(middle.x - place.x, middle.y - place.y);
    };
    pools.sort((/** @type {any} */ one, /** @type {any} */ other) =>
      distance(one) - distance(other));
    const pool = pools[0];
    if (!pool) return root;
    place.x = clamp(place.x, pool.x + 90, pool.x + pool.width - 60);
    place.y = clamp(place.y, pool.y + 50, pool.y + pool.height - 50);
    return pool;
  }

  /** Say that a viewer cannot add. */
  refuse() {
    const message = t('You can only look at this process. Ask its owner to edit it.');
    this.eventBus.fire('session.told', { message, kind: 'info' });
  }
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/**
 * The middle of the longest part of a line.
 *
 * @param {{x: number, y: number}[]} points
 */
function middleOf(points) {
  let best = { length: -1, x: points[0].x, y: points[0].y };
  for (let index = 1; index < points.length; index += 1) {
    const [one, other] = [points[index - 1], points[index]];
    const length = Math.hypot(other.x - one.x, other.y - one.y);
    if (length > best.length) {
      best = { length, x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
    }
  }
  return { x: Math.round(best.x), y: Math.round(best.y) };
}
