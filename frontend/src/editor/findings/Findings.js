import { request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';
import { diagramText } from './diagramText.js';

/** @typedef {import('../../shared/types.js').Finding} Finding */
/** @typedef {import('../page.js').PageContext} PageContext */

const PAUSE = 300;
const SERVER_PAUSE = 1500;
const CHANGED = [
  'elements.changed', 'shape.removed', 'connection.removed', 'catalogue.changed',
  'session.reloaded',
];
const ORDER = { error: 0, warning: 1, info: 2 };

/** @param {Finding[]} findings */
const sorted = (findings) =>
  [...findings].sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);

/** @param {Finding} finding */
const place = ({ rule, element, setting }) => `${rule}\n${element}\n${setting ?? ''}`;

/**
 * What is to be said about the diagram. A worker lints what is on the canvas shortly
 * after each edit; the server adds what only the file itself can tell.
 */
export class Findings {
  static $inject = ['eventBus', 'injector', 'catalogue', 'config.page'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {any} catalogue
   * @param {PageContext} page
   */
  constructor(eventBus, injector, catalogue, page) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.catalogue = catalogue;
    this.page = page;
    /** @type {Finding[]} */
    this.live = [];
    /** @type {Finding[]} */
    this.stored = [];
    this.pass = 0;
    this.timers = { live: 0, stored: 0 };
    /** @type {Worker | null} */
    this.worker = null;
    eventBus.on('session.loaded', () => this.start());
    eventBus.on(CHANGED, () => this.later());
    eventBus.on('session.changed', (/** @type {any} */ { state }) => {
      if (state?.kind === 'saved') {
        this.askServerLater();
      }
    });
    eventBus.on('diagram.destroy', () => this.worker?.terminate());
  }

  start() {
    this.worker ??= this.newWorker();
    this.later();
    this.askServerLater();
  }

  newWorker() {
    // Vite finds the worker's source only where it is written like this.
    const worker = new Worker(new URL('../../shared/lintWorker.js', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', ({ data }) => this.take(data));
    return worker;
  }

  /** Lint once the person pauses. */
  later() {
    if (!this.worker) {
      return;
    }
    window.clearTimeout(this.timers.live);
    this.timers.live = window.setTimeout(() => void this.lint(), PAUSE);
  }

  async lint() {
    this.pass += 1;
    const id = this.pass;
    const manifests = await this.manifests();
    const xml = await diagramText(this.injector.get('bpmnjs'));
    if (xml && id === this.pass) {
      this.worker?.postMessage({ id, xml, manifests });
    }
  }

  async manifests() {
    const ids = this.catalogue.entries().map(
      (/** @type {any} */ entry) => entry.connector,
    );
    const all = await Promise.all(
      ids.map((/** @type {string} */ id) => this.catalogue.manifest(id)),
    );
    return all.filter(Boolean);
  }

  /** @param {{id: number, findings?: Finding[], error?: string}} answer */
  take({ id, findings, error }) {
    if (error) {
      const message = t('The findings are not up to date: {error}', { error });
      this.eventBus.fire('session.told', { message, kind: 'warning' });
    }
    if (id === this.pass && findings) {
      this.live = findings;
      this.changed();
    }
  }

  askServerLater() {
    window.clearTimeout(this.timers.stored);
    this.timers.stored = window.setTimeout(() => void this.askServer(), SERVER_PAUSE);
  }

  async askServer() {
    try {
      const answer = await request('GET', this.page.urls.findings);
      this.stored = answer.findings.filter(
        (/** @type {Finding & {origin?: string}} */ one) => one.origin === 'file',
      );
      this.changed();
    } catch {
      // Offline: what the canvas tells is enough until the connection is back.
      this.stored = [];
    }
  }

  changed() {
    this.eventBus.fire('findings.changed', { findings: this.all() });
  }

  /** @returns {Finding[]} the gravest first */
  all() {
    const known = new Set(this.live.map(place));
    const more = this.stored.filter((finding) => !known.has(place(finding)));
    return sorted([...this.live, ...more]);
  }

  /**
   * @param {string} id
   * @returns {Finding[]}
   */
  of(id) {
    return this.all().filter((finding) => finding.element === id);
  }

  /**
   * Do what a finding proposes.
   * @param {Finding} finding
   */
  mend({ element, fix }) {
    if (fix?.upgrade) this.eventBus.fire('upgrades.wanted', { element });
    else if (fix) void this.injector.get('session').apply(fix.changes);
  }

  /**
   * Go to where a finding is: open its scenario, select the element, open its form,
   * focus the setting.
   * @param {Finding} finding
   */
  show(finding) {
    const { scenario } = finding;
    if (scenario) this.eventBus.fire('scenarios.show', { id: scenario });
    const element = this.injector.get('elementRegistry').get(finding.element ?? '');
    if (!element) {
      return;
    }
    const canvas = this.injector.get('canvas');
    const root = canvas.findRoot(element);
    if (root && root !== canvas.getRootElement()) {
      canvas.setRootElement(root);
    }
    canvas.scrollToElement(element, 80);
    this.injector.get('selection').select(element);
    this.eventBus.fire('form.focus', { element, setting: finding.setting });
  }
}
