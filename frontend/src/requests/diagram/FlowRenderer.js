import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer.js';
import { is } from 'bpmn-js/lib/util/ModelUtil.js';

const PRIORITY = 1500;
const TAKEN = 'var(--pb-token-done)';
const LEFT = 'var(--pb-token-untouched)';

/** Draws a sequence flow in the colour that says whether the Request went along it. */
export class FlowRenderer extends BaseRenderer {
  static $inject = ['eventBus', 'bpmnRenderer'];

  /**
   * @param {any} eventBus
   * @param {any} bpmnRenderer
   */
  constructor(eventBus, bpmnRenderer) {
    super(eventBus, PRIORITY);
    this.bpmnRenderer = bpmnRenderer;
    /** @type {Map<string, number>} */
    this.taken = new Map();
  }

  /** @param {any} element */
  canRender(element) {
    return is(element, 'bpmn:SequenceFlow') && !element.labelTarget;
  }

  /**
   * @param {any} graphics
   * @param {any} element
   */
  drawConnection(graphics, element) {
    const stroke = this.taken.has(element.id) ? TAKEN : LEFT;
    return this.bpmnRenderer.drawConnection(graphics, element, { stroke });
  }

  /** @param {any} element */
  getConnectionPath(element) {
    return this.bpmnRenderer.getConnectionPath(element);
  }
}
