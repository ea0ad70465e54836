import { onFrame } from './onFrame.js';

const STEP = 16;

/** The dotted ground: moves and grows with the view, thinner when far away. */
export class Dots {
  static $inject = ['eventBus', 'canvas'];

  /**
   * @param {any} eventBus
   * @param {any} canvas
   */
  constructor(eventBus, canvas) {
    this.canvas = canvas;
    const later = onFrame(() => this.draw());
    eventBus.on(['canvas.viewbox.changed', 'import.done', 'canvas.resized'], later);
  }

  draw() {
    const { x, y, scale } = this.canvas.viewbox();
    const rounds = Math.max(0, Math.ceil(Math.log2(0.7 / scale)));
    const step = STEP * scale * 2 ** rounds;
    const { style } = this.canvas.getContainer();
    style.setProperty('--pb-dots', `${step}px`);
    style.setProperty('--pb-dots-x', `${-x * scale}px`);
    style.setProperty('--pb-dots-y', `${-y * scale}px`);
  }
}
