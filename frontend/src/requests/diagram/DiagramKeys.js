import { t } from '../../i18n/translate.js';

const STEPS = /** @type {{ [key: string]: number }} */ ({
  ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1,
});

/** Names the canvas, and lets arrow keys go through the elements that are marked. */
export class DiagramKeys {
  static $inject = [
    'eventBus', 'canvas', 'selection', 'elementRegistry', 'tokenMarks',
  ];

  /**
   * @param {any} eventBus
   * @param {any} canvas
   * @param {any} selection
   * @param {any} elementRegistry
   * @param {{ isMarked: (id: string) => boolean }} marks
   */
  constructor(eventBus, canvas, selection, elementRegistry, marks) {
    this.selection = selection;
    this.registry = elementRegistry;
    this.marks = marks;
    eventBus.on('import.done', () => {
      const svg = canvas.getContainer().querySelector('svg');
      svg?.setAttribute('role', 'application');
      svg?.setAttribute('tabindex', '0');
      svg?.setAttribute('aria-label', t('Diagram. The elements are listed below.'));
      svg?.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) =>
        this.onKey(event),
      );
    });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const step = STEPS[event.key];
    if (held || !step) {
      if (event.key === 'Escape') this.selection.select(null);
      return;
    }
    event.preventDefault();
    const elements = this.marked();
    const at = elements.indexOf(this.selection.get()[0]);
    const next = elements[(at + step + elements.length) % elements.length];
    if (next) this.selection.select(next);
  }

  /** The elements that are marked, left before right. @returns {any[]} */
  marked() {
    const isMarked = (/** @type {any} */ { id, labelTarget }) =>
      this.marks.isMarked(id) && !labelTarget;
    return this.registry
      .filter(isMarked)
      .sort((/** @type {any} */ a, /** @type {any} */ b) => a.x - b.x || a.y - b.y);
  }
}
