import { render } from 'preact';

import './scenarios.css';

import { t } from '../../i18n/translate.js';
import { whenSaved } from '../saving/whenSaved.js';
import { ScenariosView } from './ScenariosView.jsx';
import { ScenarioStore } from './ScenarioStore.js';

/** The scenarios of the process, a tab below the canvas. */
export class Scenarios {
  static $inject = ['eventBus', 'injector', 'runPath', 'config.page'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {import('./RunPath.js').RunPath} runPath
   * @param {import('../page.js').PageContext} page
   */
  constructor(eventBus, injector, runPath, page) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.runPath = runPath;
    this.page = page;
    /** @type {HTMLElement | null} */
    this.place = null;
    this.store = new ScenarioStore(page.urls, {
      saved: () => whenSaved(injector.get('session'), eventBus),
      changed: () => this.changed(),
    });
    eventBus.on('diagram.init', () => {
      eventBus.fire('drawer.add', {
        id: 'scenarios',
        label: t('Scenarios'),
        mount: (/** @type {HTMLElement} */ place) => this.mount(place),
      });
    });
    eventBus.on('scenarios.show', (/** @type {any} */ { id }) => {
      eventBus.fire('drawer.open', { id: 'scenarios' });
      void this.store.runOne(id);
    });
    eventBus.on('session.changed', () => this.draw());
  }

  /** @param {HTMLElement} place */
  mount(place) {
    this.place = place;
    void this.store.load();
  }

  changed() {
    this.runPath.show(this.store.run);
    this.draw();
  }

  /** @param {string} id */
  show(id) {
    const element = this.injector.get('elementRegistry').get(id);
    if (!element) return;
    this.injector.get('canvas').scrollToElement(element, 80);
    this.injector.get('selection').select(element);
  }

  /** @param {string} id */
  nameOf(id) {
    const element = this.injector.get('elementRegistry').get(id);
    return element?.businessObject?.name || id;
  }

  /** The processes of the file, where there are several. */
  processes() {
    const definitions = this.injector.get('bpmnjs').getDefinitions();
    const found = (definitions?.rootElements ?? []).filter(
      (/** @type {any} */ { $type }) => $type === 'bpmn:Process',
    );
    return found.length > 1
      ? found.map((/** @type {any} */ { id, name }) => ({ id, name: name || id }))
      : [];
  }

  draw() {
    if (!this.place) return;
    render(
      <ScenariosView
        store={this.store}
        readOnly={this.page.role === 'viewer'}
        revision={this.injector.get('session').ledger.revision}
        processes={this.processes()}
        nameOf={(id) => this.nameOf(id)}
        onShow={(id) => this.show(id)}
      />,
      this.place,
    );
  }
}
