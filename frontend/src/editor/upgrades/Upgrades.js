import { request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';
import { compareVersions } from '../../shared/versions.js';
import { whenSaved } from '../saving/whenSaved.js';

/**
 * @typedef {'rename' | 'move' | 'split' | 'default' | 'drop' | 'kept' | 'choice'} Kind
 *
 * @typedef {object} ChangedSetting
 * @property {string} setting empty for the operation
 * @property {string} label
 * @property {Kind} change
 * @property {any} before
 * @property {any} after
 * @property {string[]} to
 * @property {string} reason
 *
 * @typedef {object} StepUpgrade
 * @property {string} element
 * @property {string} name
 * @property {string} connector_name
 * @property {string} from_version
 * @property {string} to_version
 * @property {ChangedSetting[]} settings
 * @property {any[]} changes
 *
 * @typedef {{ id: number, by: string | null, at: string, steps: number }} Done
 */

/**
 * Steps that are older than their connectors, as the server sees the stored draft, and
 * what brings them up to date.
 */
export class Upgrades {
  static $inject = ['eventBus', 'injector', 'config.page'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {import('../page.js').PageContext} page
   */
  constructor(eventBus, injector, page) {
    this.eventBus = eventBus;
    this.injector = injector;
    this.url = page.urls.upgrades;
    /** @type {StepUpgrade[] | null} */
    this.steps = null;
    /** @type {Done[]} */
    this.done = [];
    this.asked = false;
    this.revision = -1;
    eventBus.on('session.changed', () => this.refresh());
    eventBus.on('upgrades.wanted', (/** @type {any} */ { element }) =>
      this.upgrade([element]),
    );
  }

  /**
   * Whether a step is older than the installed connector.
   *
   * @param {import('../../shared/types.js').Step} step
   * @param {import('../../shared/types.js').Manifest} manifest
   */
  isOlder(step, manifest) {
    const { version } = step;
    return Boolean(version) && compareVersions(version ?? '', manifest.version) < 0;
  }

  /**
   * What an upgrade does to a step; undefined while that is asked for.
   *
   * @param {string} element
   * @returns {StepUpgrade | undefined}
   */
  of(element) {
    if (!this.asked) void this.load();
    return this.steps?.find((step) => step.element === element);
  }

  /** What administrators upgraded in this process and can be taken back. */
  lately() {
    if (!this.asked) void this.load();
    return this.done;
  }

  /** The answer is of the stored draft: another one needs another answer. */
  refresh() {
    const { ledger, state } = this.injector.get('session');
    if (state.pending || ledger.revision === this.revision || !this.asked) return;
    void this.load();
  }

  async load() {
    this.asked = true;
    this.revision = this.injector.get('session').ledger.revision;
    try {
      const answer = await request('GET', this.url);
      this.steps = answer.steps;
      this.done = answer.done;
      this.eventBus.fire('upgrades.changed');
    } catch {
      // Offline: what is shown stays until the connection is back.
      this.asked = false;
    }
  }

  /**
   * Bring steps up to date, as one action that undo takes back.
   * @param {string[] | null} elements null for all steps of the process
   */
  async upgrade(elements) {
    const session = this.injector.get('session');
    try {
      await whenSaved(session, this.eventBus);
      await this.load();
    } catch (error) {
      session.tell(/** @type {Error} */ (error).message, 'warning');
      return;
    }
    const wanted = (this.steps ?? []).filter(
      ({ element }) => !elements || elements.includes(element),
    );
    if (!wanted.length) return;
    await session.apply(wanted.flatMap(({ changes }) => changes));
    session.tell(
      wanted.length === 1
        ? t('“{name}” uses version {version} now.', {
            name: wanted[0].name,
            version: wanted[0].to_version,
          })
        : t('{count} steps are up to date now.', { count: wanted.length }),
    );
  }

  /** @param {number} id of what an administrator did */
  async takeBack(id) {
    const session = this.injector.get('session');
    try {
      const { kept } = await request('POST', `${this.url}${id}/undo/`, {});
      if (kept) session.tell(t('{kept} values were changed since and stay.', { kept }));
    } catch (error) {
      session.tell(/** @type {Error} */ (error).message, 'warning');
    }
    await this.load();
  }
}
