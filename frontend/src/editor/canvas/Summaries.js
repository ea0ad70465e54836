import { stepValues } from '../../shared/settings.js';
import { summarise } from '../../shared/summary.js';
import { t } from '../../i18n/translate.js';

/** @typedef {import('../../shared/types.js').Step} Step */
/** @typedef {import('../../shared/summary.js').SummaryPart} SummaryPart */

/** What is said below an element with a connector, also while a person types. */
export class Summaries {
  static $inject = ['eventBus', 'injector', 'catalogue'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {import('../catalogue/Catalogue.js').Catalogue} catalogue
   */
  constructor(eventBus, injector, catalogue) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.catalogue = catalogue;
    this.ready = false;
    /** @type {Map<string, Step>} */
    this.previews = new Map();
    eventBus.on('step.preview', (/** @type {any} */ { element, step }) => {
      if (step) this.previews.set(element.id, step);
      else this.previews.delete(element.id);
      this.redraw([element]);
    });
    eventBus.on('catalogue.changed', () => {
      this.ready = true;
      const registry = injector.get('elementRegistry');
      this.redraw(registry.filter((/** @type {any} */ one) => this.stepOf(one)));
    });
  }

  /** @param {any[]} elements */
  redraw(elements) {
    const factory = this.injector.get('graphicsFactory');
    const registry = this.injector.get('elementRegistry');
    for (const element of elements) {
      const graphics = registry.getGraphics(element);
      if (graphics) {
        factory.update(element.waypoints ? 'connection' : 'shape', element, graphics);
      }
    }
  }

  /**
   * @param {any} element
   * @returns {Step | null}
   */
  stepOf(element) {
    if (!element?.businessObject || element.labelTarget) return null;
    return this.injector.get('steps').read(element);
  }

  /**
   * @param {any} element
   * @param {Step} step
   * @returns {SummaryPart[]}
   */
  partsOf(element, step) {
    const shown = this.previews.get(element.id) ?? step;
    const manifest = this.catalogue.known(shown.connector ?? '');
    if (!manifest) return this.ready ? [{ text: t('not installed') }] : [];
    const operation = manifest.operations.find(
      (one) => one.operation === shown.operation,
    );
    if (!operation) return [{ text: t('unknown operation') }];
    return summarise(operation, stepValues(operation, shown));
  }

  /** @param {Step} step */
  isMissing(step) {
    return this.ready && !this.catalogue.known(step.connector ?? '');
  }
}
