import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider.js';

const VETOED = [
  'elements.move', 'elements.create', 'elements.delete', 'elements.copy',
  'elements.paste', 'elements.align', 'elements.distribute', 'shape.create',
  'shape.append', 'shape.resize', 'shape.replace', 'shape.attach',
  'connection.create', 'connection.reconnect', 'connection.updateWaypoints',
];

/** Who may only look changes nothing on the canvas. */
export class ViewerRules extends RuleProvider {
  static $inject = ['eventBus', 'config.page', 'injector'];

  /**
   * @param {any} eventBus
   * @param {import('../page.js').PageContext} page
   * @param {any} injector
   */
  constructor(eventBus, page, injector) {
    super(eventBus);
    /** @returns {false | undefined} */
    const veto = () => (page.role === 'viewer' ? false : undefined);
    for (const rule of VETOED) {
      this.addRule(rule, 5000, veto);
    }
    eventBus.on(['element.dblclick', 'directEditing.activate'], 5000, (
      /** @type {any} */ event,
    ) => {
      if (page.role !== 'viewer') return undefined;
      injector.get('directEditing').cancel();
      event.stopPropagation();
      return false;
    });
  }

  init() {}
}
