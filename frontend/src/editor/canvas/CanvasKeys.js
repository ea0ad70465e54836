import { t } from '../../i18n/translate.js';
import { isTyping } from '../../keys/isTyping.js';

/** Keys of the canvas that bpmn-js lacks, and names for those who do not see it. */
export class CanvasKeys {
  static $inject = ['eventBus', 'canvas', 'injector', 'config.layout'];

  /**
   * @param {any} eventBus
   * @param {any} canvas
   * @param {any} injector
   * @param {import('../page.js').Layout} layout
   */
  constructor(eventBus, canvas, injector, layout) {
    this.eventBus = eventBus;
    this.injector = injector;
    eventBus.on('attach', () => {
      const svg = canvas.getContainer().querySelector('svg');
      svg?.setAttribute('role', 'application');
      svg?.setAttribute('aria-label', t('Diagram. The outline below lists it.'));
    });
    layout.canvas.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (held || isTyping(event.target)) return;
    const [element] = this.injector.get('selection').get();
    /** @type {{ [key: string]: () => void }} */
    const actions = {
      Enter: () => element && this.eventBus.fire('form.focus', { element }),
      F2: () => element && this.injector.get('directEditing').activate(element),
      n: () => this.eventBus.fire('palette.focus'),
      a: () => this.eventBus.fire('palette.focus'),
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }
}
