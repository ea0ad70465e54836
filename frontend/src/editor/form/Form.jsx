import { render } from 'preact';

import './form.css';
import './fields/field.css';
import './fields/marked.css';
import './fields/choices.css';
import './fields/rows.css';
import './fields/emails.css';
import './connector/connector.css';

import { t } from '../../i18n/translate.js';
import { subjectOf } from '../../shared/wording.js';
import { Credentials } from './credentials/Credentials.js';
import { Drafts } from './Drafts.js';
import { FormContext } from './FormContext.js';
import { focusSetting } from './focusSetting.js';
import { FormView } from './FormView.jsx';
import { listenToKeys } from './keys.js';
import { Manifests } from './Manifests.js';
import { ServiceChoices } from './choices/ServiceChoices.js';
import { Scopes } from './completion/Scopes.js';
import { variablesIn } from './variables.js';

/** @typedef {import('../../shared/types.js').Step} Step */
/** @typedef {import('../page.js').Layout} Layout */
/** @typedef {import('../page.js').PageContext} PageContext */

const REDRAWN = [
  'import.done', 'root.set', 'session.loaded', 'session.changed', 'elements.changed',
  'catalogue.changed', 'upgrades.changed',
];

/** The form of what is selected. */
export class Form {
  static $inject = ['eventBus', 'injector', 'config.layout', 'config.page'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {Layout} layout
   * @param {PageContext} page
   */
  constructor(eventBus, injector, layout, page) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.place = layout.panel;
    this.page = page;
    this.drafts = new Drafts();
    this.isDrawing = false;
    this.isExecuting = false;
    /** @type {{ id: string, step: Step } | null} */
    this.preview = null;
    this.manifests = new Manifests(injector, () => this.draw());
    this.serviceChoices = new ServiceChoices(page.urls.choices, () => this.draw());
    this.scopes = new Scopes(injector, this.manifests);
    this.credentials = new Credentials(page.urls.credentials, () => this.draw());
    /** @type {Map<string, boolean>} */
    this.groups = new Map();
    this.listen();
  }

  listen() {
    const { eventBus } = this;
    const leave = () => this.drafts.commit();
    eventBus.on('selection.changed', () => this.onSelection());
    eventBus.on(REDRAWN, () => this.draw());
    eventBus.on(['commandStack.preExecute', 'commandStack.revert'], () => {
      this.isExecuting = true;
    });
    eventBus.on('commandStack.changed', () => {
      this.isExecuting = false;
    });
    eventBus.on('catalogue.changed', 2000, () => this.manifests.forget());
    eventBus.on('form.focus', (/** @type {any} */ event) => this.focus(event));
    eventBus.on('diagram.destroy', () => render(null, this.place));
    window.addEventListener('focus', () => this.credentials.refresh());
    window.addEventListener('beforeunload', leave);
    window.addEventListener('pagehide', leave);
    listenToKeys(this.place, this.drafts, this.injector);
  }

  onSelection() {
    // What is typed is committed after the command that changed the selection.
    if (this.isExecuting) {
      queueMicrotask(() => {
        this.isExecuting = false;
        this.onSelection();
      });
      return;
    }
    this.drafts.commit();
    this.showPreview(null);
    this.draw();
  }

  get isReadOnly() {
    const state = this.injector.get('session', false)?.state;
    return this.page?.role === 'viewer' || state?.kind === 'viewing';
  }

  /** The elements that the form is about; labels stand for what they name. */
  selected() {
    const all = this.injector
      .get('selection')
      .get()
      .map((/** @type {any} */ one) => one.labelTarget ?? one);
    return [...new Set(all)];
  }

  /** @returns {any[]} the connectors of the palette */
  entries() {
    return this.injector.get('catalogue', false)?.entries?.() ?? [];
  }

  /** @param {string | null} connector */
  manifest(connector) {
    return this.manifests.get(connector ?? '');
  }

  /**
   * Change an element that may be gone by now; what was typed is told then.
   *
   * @param {any} element
   * @param {(element: any) => void} change
   * @param {string} [typed]
   */
  change(element, change, typed = '') {
    const registry = this.injector.get('elementRegistry');
    const root = this.injector.get('canvas').getRootElement();
    const present = element === root ? root : registry.get(element.id);
    if (present) {
      change(present);
      return;
    }
    const subject = subjectOf(element.businessObject);
    const values = { subject, text: typed };
    const message = typed
      ? t('{subject} was deleted while you wrote: {text}', values)
      : t('{subject} was deleted by someone else.', values);
    this.eventBus.fire('session.told', { message, kind: 'warning' });
  }

  /**
   * Shows a step as it would be; null ends that.
   *
   * @param {any} element
   * @param {Step | null} [step]
   */
  showPreview(element, step = null) {
    const before = this.preview;
    if (!before && !step) return;
    this.preview = step && { id: element.id, step };
    const id = (this.preview ?? before)?.id;
    const shown = this.injector.get('elementRegistry').get(id);
    if (shown) this.eventBus.fire('step.preview', { element: shown, step });
    this.draw();
  }

  /** @param {{ element: any, setting?: string | null }} event */
  focus({ element, setting }) {
    const shape = typeof element === 'string'
      ? this.injector.get('elementRegistry').get(element)
      : element;
    const selected = this.selected();
    if (shape && (selected.length !== 1 || selected[0] !== shape)) {
      this.injector.get('selection').select(shape);
    }
    this.draw();
    focusSetting(this.place, setting ?? null);
  }

  services() {
    const registry = this.injector.get('elementRegistry');
    return {
      drafts: this.drafts,
      readOnly: this.isReadOnly,
      credentials: this.credentials,
      serviceChoices: this.serviceChoices,
      credentialUrls: this.page.credentials,
      variables: () => variablesIn(registry),
      scope: () => this.selected().slice(0, 1).flatMap((one) => this.scopes.at(one)),
      nameOf: (/** @type {string} */ id) => this.scopes.nameOf(id),
      remember: (/** @type {string} */ id, /** @type {boolean} */ open) => {
        this.groups.set(id, open);
      },
      remembered: (/** @type {string} */ id) => this.groups.get(id),
    };
  }

  draw() {
    if (this.isDrawing) {
      queueMicrotask(() => this.draw());
      return;
    }
    this.isDrawing = true;
    try {
      render(
        <FormContext.Provider value={this.services()}>
          <FormView form={this} />
        </FormContext.Provider>,
        this.place,
      );
    } finally {
      this.isDrawing = false;
    }
  }
}
