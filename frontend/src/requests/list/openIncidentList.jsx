import { render } from 'preact';

import { t } from '../../i18n/translate.js';
import { openMenu } from '../../menu/openMenu.js';
import { resolveIncident } from '../incidents/incidentActions.js';
import {
  CancelIncidentDialog,
  RetryDialog,
  SkipDialog,
} from '../incidents/SimpleDialogs.jsx';
import { ReasonDialog } from '../parts/ReasonDialog.jsx';
import { resolveIncidents } from './bulk.js';
import { LiveList } from './LiveList.js';
import { Selection } from './Selection.js';
import { drawSelectionBar } from './SelectionBar.jsx';
import { tell } from './Told.jsx';

/** @typedef {"retry" | "skip" | "cancel"} Action */
/** @typedef {{ id: number, name: string, url: string }} Row */

const DIALOGS = {
  retry: RetryDialog,
  skip: SkipDialog,
  cancel: CancelIncidentDialog,
};

/** @param {Action} action @param {string} name */
function doneText(action, name) {
  const texts = {
    retry: t('“{name}” is tried again.', { name }),
    skip: t('“{name}” was skipped. The Request goes on.', { name }),
    cancel: t('The Request was cancelled.'),
  };
  return texts[action];
}

/** @param {Action} action @param {number} count */
function wordsOf(action, count) {
  const words = {
    retry: {
      label: t('Retry…'),
      title: t('Try {count} elements again?', { count }),
      verb: t('Try again'),
      lead: t('Each runs once more with the same settings and the data of now.'),
      done: t('Incidents that are tried again: '),
    },
    skip: {
      label: t('Skip…'),
      title: t('Skip {count} elements?', { count }),
      verb: t('Skip and go on'),
      lead: t('Each Request goes on after the element that stopped, without outputs.'),
      done: t('Incidents that were skipped: '),
    },
    cancel: {
      label: t('Cancel the Requests…'),
      title: t('Cancel the Requests of {count} incidents?', { count }),
      verb: t('Cancel the Requests'),
      lead: t('Everything that runs or waits in them ends. This cannot be undone.'),
      done: t('Requests that were cancelled: '),
    },
  };
  return words[action];
}

/** @param {Element} target @returns {Row | null} */
function rowOf(target) {
  const row = target.closest('[data-incident]');
  if (!(row instanceof HTMLElement)) return null;
  const { incident = '', name = '' } = row.dataset;
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector('a[href]'));
  return { id: Number(incident), name, url: link?.href ?? '' };
}

/** What can be done about the incidents that the server has listed. */
class IncidentList {
  constructor() {
    const page = document.getElementById('page-context')?.textContent ?? '{}';
    this.urls = JSON.parse(page).urls;
    this.dialogs = document.body.appendChild(document.createElement('div'));
    this.list = new LiveList(() => this.selection.show());
    this.bar = document.createElement('div');
    this.selection = new Selection(this.list.place, () => this.drawBar());
  }

  open() {
    this.list.place.addEventListener('click', (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const row = rowOf(target);
      const more = /** @type {HTMLElement | null} */ (target.closest('[data-more]'));
      if (row && more) this.openMore(more, row);
      else if (row && target.closest('[data-action]')) this.ask('retry', row);
    });
  }

  close() {
    render(null, this.dialogs);
  }

  /**
   * @param {HTMLElement} anchor
   * @param {Row} row
   */
  openMore(anchor, row) {
    const open = () => window.location.assign(row.url);
    openMenu(anchor, t('More for “{name}”', { name: row.name }), [
      { label: t('Retry with changes…'), run: open },
      { label: t('Skip…'), run: () => this.ask('skip', row) },
      { label: t('Go to…'), run: open },
      { label: t('Cancel the Request…'), run: () => this.ask('cancel', row) },
    ]);
  }

  /**
   * @param {Action} action
   * @param {Row} row
   */
  ask(action, row) {
    const Chosen = DIALOGS[action];
    render(
      <Chosen
        name={row.name}
        onClose={() => this.close()}
        onAct={async (_, body) => {
          await resolveIncident(this.urls.incident, row.id, action, body);
          await this.told(doneText(action, row.name), { done: 1, refused: [] });
        }}
      />,
      this.dialogs,
    );
  }

  /**
   * @param {string} text
   * @param {import('./bulk.js').BulkOutcome} outcome
   */
  async told(text, outcome) {
    this.close();
    tell(text, outcome);
    await this.list.reload();
  }

  drawBar() {
    const actions = /** @type {Action[]} */ (['retry', 'skip', 'cancel']).map(
      (action) => ({ label: wordsOf(action, 0).label, run: () => this.askAll(action) }),
    );
    drawSelectionBar(this.list.place, this.bar, {
      count: this.selection.ids.size,
      actions,
      onClear: () => this.selection.clear(),
    });
  }

  /** @param {Action} action */
  askAll(action) {
    const { ids } = this.selection;
    const words = wordsOf(action, ids.size);
    render(
      <ReasonDialog
        {...words}
        danger={action === 'cancel'}
        onClose={() => this.close()}
        onAct={async (why) => {
          const outcome = await resolveIncidents(this.urls.resolve, ids, action, why);
          await this.told(`${words.done}${outcome.done}`, outcome);
          this.selection.clear();
        }}
      />,
      this.dialogs,
    );
  }
}

/** Open the page of incidents. */
export function openIncidentList() {
  new IncidentList().open();
}
