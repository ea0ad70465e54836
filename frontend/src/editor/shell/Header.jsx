import { render } from 'preact';

import './header.css';

import { request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';
import { ShareDialog } from '../../start/ShareDialog.jsx';
import { exportPng, exportSvg } from './exporting.js';
import { HeaderView } from './HeaderView.jsx';
import { openMenu } from '../../menu/openMenu.js';
import { PublishDialog } from './PublishDialog.jsx';

/** @typedef {import('../page.js').PageContext} PageContext */
/** @typedef {import('../../shared/types.js').Finding} Finding */

const REDRAW = ['session.changed', 'session.loaded', 'findings.changed'];

/** The bar on top: name, saved state, undo and redo, export, share, publish. */
export class Header {
  static $inject = ['eventBus', 'injector', 'config.page', 'config.layout'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {PageContext} page
   * @param {import('../page.js').Layout} layout
   */
  constructor(eventBus, injector, page, layout) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.page = page;
    this.place = layout.header;
    this.name = page.process.name;
    this.host = document.body.appendChild(document.createElement('div'));
    eventBus.on(REDRAW, () => this.draw());
    eventBus.on('diagram.init', () => this.draw());
  }

  get session() {
    return this.injector.get('session');
  }

  draw() {
    const { session } = this;
    render(
      <HeaderView
        name={this.name}
        page={this.page}
        state={session.state}
        canUndo={session.canUndo()}
        canRedo={session.canRedo()}
        errors={this.errors().length}
        onRename={(name) => this.rename(name)}
        onUndo={() => session.undo()}
        onRedo={() => session.redo()}
        onExport={(anchor) => this.exportMenu(anchor)}
        onMore={(anchor) => this.moreMenu(anchor)}
        onShare={() => this.share()}
        onPublish={() => this.publish()}
        onFindings={() => this.eventBus.fire('drawer.open', { id: 'findings' })}
      />,
      this.place,
    );
  }

  /** @returns {Finding[]} */
  errors() {
    const all = this.injector.get('findings').all();
    return all.filter((/** @type {Finding} */ { severity }) => severity === 'error');
  }

  /** @param {string} name */
  async rename(name) {
    if (!name.trim() || name === this.name) {
      this.draw();
      return;
    }
    try {
      const process = await request('PATCH', this.page.urls.process, { name });
      this.name = process.name;
      document.title = `${process.name} · Patchbay`;
    } catch (error) {
      this.tell(/** @type {Error} */ (error).message, 'warning');
    }
    this.draw();
  }

  /** @param {HTMLElement} anchor */
  exportMenu(anchor) {
    const modeler = this.injector.get('bpmnjs');
    openMenu(anchor, t('Export'), [
      { label: 'BPMN 2.0', end: '.bpmn', run: () => this.exportBpmn() },
      { label: t('Picture'), end: '.svg', run: () => exportSvg(modeler, this.name) },
      { label: t('Picture'), end: '.png', run: () => exportPng(modeler, this.name) },
    ]);
  }

  /** The server's file: what is not saved yet would be missing. */
  async exportBpmn() {
    if (this.session.state.pending > 0) {
      this.tell(t('The file is exported as soon as the last change is saved.'), 'info');
      await this.saved();
    }
    window.location.assign(`${this.page.urls.bpmn}?download=1`);
  }

  saved() {
    return new Promise((resolve) => {
      const look = () => {
        if (this.session.state.pending === 0) {
          this.eventBus.off('session.changed', look);
          resolve(null);
        }
      };
      this.eventBus.on('session.changed', look);
      look();
    });
  }

  /** @param {HTMLElement} anchor */
  moreMenu(anchor) {
    const { urls, version } = this.page;
    /** @param {string} label @param {string} url */
    const link = (label, url) => ({ label, run: () => window.location.assign(url) });
    const runs = [
      { label: t('Start a Request'), url: urls.start_request },
      { label: t('Requests'), url: urls.requests },
      { label: t('Metrics'), url: urls.metrics },
    ].filter(({ url }) => version && url);
    openMenu(anchor, t('More'), [
      ...runs.map(({ label, url }) => link(label, url)),
      link(t('Versions'), urls.versions),
      { label: t('Keys'), end: '?', run: () => this.eventBus.fire('keys.show') },
      { label: t('Help'), run: () => void window.open('/help/', '_blank', 'noopener') },
    ]);
  }

  share() {
    const { process } = this.page.urls;
    const close = () => this.dialog(null);
    this.dialog(<ShareDialog name={this.name} process={process} onClose={close} />);
  }

  async publish() {
    await this.saved();
    const registry = this.injector.get('elementRegistry');
    this.dialog(
      <PublishDialog
        page={this.page}
        nameOf={(id) => registry.get(id)?.businessObject?.name || id}
        onShow={(finding) => {
          this.dialog(null);
          this.injector.get('findings').show(finding);
        }}
        onPublished={(number) => {
          this.page.version = number;
        }}
        onClose={() => this.dialog(null)}
      />,
    );
  }

  /** @param {import('preact').ComponentChildren} content */
  dialog(content) {
    render(content, this.host);
  }

  /**
   * @param {string} message
   * @param {'info' | 'warning'} kind
   */
  tell(message, kind) {
    this.eventBus.fire('session.told', { message, kind });
  }
}
