import { request } from '../../api/request.js';

/** @typedef {import('../../shared/types.js').Manifest} Manifest */

/**
 * An entry of the palette: a connector without its settings.
 * @typedef {object} CatalogueEntry
 * @property {string} connector
 * @property {string} name
 * @property {string} description
 * @property {string} package
 * @property {string} version
 * @property {string} category
 * @property {string[]} keywords
 * @property {{light: string, dark: string}} icon data addresses
 * @property {CatalogueOperation[]} operations
 */

/**
 * @typedef {object} CatalogueOperation
 * @property {string} operation
 * @property {string} name
 * @property {string} description
 * @property {string[]} keywords
 * @property {string[]} placements
 */

/**
 * @typedef {object} LeftOut
 * @property {string} package
 * @property {string} connector
 * @property {string} reason
 */

/** The connectors of the installed packages. */
export class Catalogue {
  static $inject = ['eventBus', 'config.page'];

  /**
   * @param {any} eventBus
   * @param {import('../page.js').PageContext} page
   */
  constructor(eventBus, page) {
    this.eventBus = eventBus;
    this.urls = page.urls;
    /** @type {CatalogueEntry[]} */
    this.connectors = [];
    /** @type {LeftOut[]} */
    this.leftOut = [];
    /** @type {Map<string, Promise<Manifest | null>>} */
    this.asked = new Map();
    /** @type {Map<string, Manifest>} */
    this.manifests = new Map();
    this.listed = this.list();
    this.loaded = this.load();
  }

  async list() {
    const answer = await request('GET', this.urls.palette);
    this.connectors = answer.connectors;
    this.leftOut = answer.left_out;
  }

  async load() {
    try {
      await this.listed;
      await Promise.all(this.connectors.map((one) => this.manifest(one.connector)));
    } finally {
      this.eventBus.fire('catalogue.changed');
    }
  }

  /** @returns {CatalogueEntry[]} */
  entries() {
    return this.connectors;
  }

  /** @param {string} id */
  entry(id) {
    return this.connectors.find(({ connector }) => connector === id);
  }

  /**
   * The whole manifest; null where the connector is not installed.
   * @param {string} id
   * @returns {Promise<Manifest | null>}
   */
  manifest(id) {
    const asked = this.asked.get(id) ?? this.ask(id);
    this.asked.set(id, asked);
    return asked;
  }

  /** @param {string} id */
  async ask(id) {
    await this.listed;
    if (!this.entry(id)) return null;
    const manifest = await request('GET', `${this.urls.connectors}${id}/`);
    this.manifests.set(id, manifest);
    return manifest;
  }

  /**
   * The manifest if it is here already.
   * @param {string} id
   * @returns {Manifest | undefined}
   */
  known(id) {
    return this.manifests.get(id);
  }
}
