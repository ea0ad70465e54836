import { render } from 'preact';

import { t } from '../../i18n/translate.js';
import { LiveUpdates } from '../live/LiveUpdates.js';
import { ReasonDialog } from '../parts/ReasonDialog.jsx';
import { cancelRequests, incidentsOf, resolveIncidents } from './bulk.js';
import { actOnAll, filterOf } from './everything.js';
import { LiveList } from './LiveList.js';
import { openViews, SaveViewDialog } from './SaveViewDialog.jsx';
import { Selection } from './Selection.js';
import { drawSelectionBar } from './SelectionBar.jsx';
import { StartDialog } from './StartDialog.jsx';
import { tell } from './Told.jsx';

/** @typedef {import('./bulk.js').BulkOutcome} BulkOutcome */
/** @typedef {"cancel" | "retry" | "skip"} Action */

// So long a list stays as it is, however much happens.
const CALM = 1500;

/** @param {string} id */
const contentOf = (id) =>
  JSON.parse(document.getElementById(id)?.textContent ?? '{}');

/** @param {Action} action @param {number} count */
function wordsOf(action, count) {
  const words = {
    cancel: {
      label: t('Cancel…'),
      title: t('Cancel {count} Requests?', { count }),
      verb: t('Cancel {count} Requests', { count }),
      lead: t('Everything that runs or waits in them ends. This cannot be undone.'),
      done: t('Requests that were cancelled: '),
    },
    retry: {
      label: t('Retry…'),
      title: t('Try the incidents of {count} Requests again?', { count }),
      verb: t('Try again'),
      lead: t('Each element that stopped runs once more.'),
      done: t('Incidents that are tried again: '),
    },
    skip: {
      label: t('Skip…'),
      title: t('Skip the incidents of {count} Requests?', { count }),
      verb: t('Skip and go on'),
      lead: t('Each Request goes on after the element that stopped, without outputs.'),
      done: t('Incidents that were skipped: '),
    },
  };
  return words[action];
}

/** Everything that the page of Requests does beyond what the server has rendered. */
class RequestList {
  constructor() {
    const { urls } = contentOf('page-context');
    this.urls = urls;
    this.startable = contentOf('startable');
    this.dialogs = document.body.appendChild(document.createElement('div'));
    this.list = new LiveList(() => this.selection.show());
    this.bar = document.createElement('div');
    this.selection = new Selection(this.list.place, () => this.drawBar());
    this.pending = 0;
  }

  open() {
    document.addEventListener('click', (event) => this.onClick(event));
    const live = new LiveUpdates(this.urls.socket, {
      changed: () => this.changed(),
      refused: () => {},
    });
    live.start();
  }

  /** Shows what changed a little later, all at once. */
  changed() {
    this.pending ||= window.setTimeout(() => {
      this.pending = 0;
      if (document.visibilityState === 'visible') void this.list.reload();
    }, CALM);
  }

  close() {
    render(null, this.dialogs);
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest('[data-start]')) this.start();
    const views = /** @type {HTMLElement | null} */ (target.closest('[data-views]'));
    if (views) openViews(views, () => this.saveView());
  }

  saveView() {
    render(<SaveViewDialog onClose={() => this.close()} />, this.dialogs);
  }

  start() {
    const { start, placeholder } = this.urls;
    /** @param {string} id */
    const urlOf = (id) => start.replace(placeholder, id);
    if (this.startable.length === 1) {
      window.location.assign(urlOf(this.startable[0].id));
      return;
    }
    render(
      <StartDialog
        processes={this.startable}
        urlOf={urlOf}
        onClose={() => this.close()}
      />,
      this.dialogs,
    );
  }

  drawBar() {
    const { everything, beyond, ids } = this.selection;
    /** @type {Action[]} */
    const possible = everything ? ['cancel', 'retry'] : ['cancel', 'retry', 'skip'];
    const actions = possible.map((action) => ({
      label: wordsOf(action, 0).label, run: () => this.ask(action),
    }));
    const run = () => this.selection.selectEverything();
    drawSelectionBar(this.list.place, this.bar, {
      count: everything ? beyond : ids.size,
      actions,
      onClear: () => this.selection.clear(),
      everything: beyond && !everything ? { count: beyond, run } : undefined,
    });
  }

  /** @param {Action} action */
  ask(action) {
    const { everything, beyond, ids } = this.selection;
    const words = wordsOf(action, everything ? beyond : ids.size);
    render(
      <ReasonDialog
        {...words}
        lead={everything ? `${words.lead} ${onlyYours()}` : words.lead}
        danger={action === 'cancel'}
        onClose={() => this.close()}
        onAct={async (why) => {
          const outcome = await this.act(action, why);
          this.close();
          tell(`${words.done}${outcome.done}`, outcome);
          this.selection.clear();
          await this.list.reload();
        }}
      />,
      this.dialogs,
    );
  }

  /**
   * @param {Action} action
   * @param {string} why
   * @returns {Promise<BulkOutcome>}
   */
  async act(action, why) {
    const { requests, resolve } = this.urls;
    const { ids, everything } = this.selection;
    if (everything) return this.actOnAll(action, why);
    if (action === 'cancel') return cancelRequests(requests, ids, why);
    const incidents = await incidentsOf(requests, ids);
    if (!incidents.size) return { done: 0, refused: noIncident(ids) };
    return resolveIncidents(resolve, incidents, action, why);
  }

  /**
   * @param {Action} action
   * @param {string} why
   * @returns {Promise<BulkOutcome>}
   */
  actOnAll(action, why) {
    const wish = { action, filter: filterOf(window.location.search), why };
    return actOnAll(this.urls, wish, ({ done, refused, total }) => {
      const text = t('{done} of {total} so far…', { done: done + refused, total });
      tell(text, { done: 1, refused: [] });
      this.close();
    });
  }
}

const onlyYours = () =>
  t('Those that have ended, or on which you may not act, stay as they are.');

/** @param {Map<string, string>} ids */
function noIncident(ids) {
  const detail = t('It has no open incident.');
  return [...ids.values()].map((number) => ({ number, detail }));
}

/** Open the page of Requests. */
export function openRequestList() {
  new RequestList().open();
}
