import { useState } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { Time } from '../parts/Time.jsx';
import { ChangeDialog } from './ChangeDialog.jsx';
import { resolveIncident } from './incidentActions.js';
import {
  CancelIncidentDialog,
  MoveDialog,
  RetryDialog,
  SkipDialog,
} from './SimpleDialogs.jsx';

/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */
/** @typedef {import('../types.js').Incident} Incident */
/** @typedef {"retry" | "change" | "skip" | "move" | "cancel"} Choice */

/**
 * @typedef {object} IncidentCardProps
 * @property {Incident} incident
 * @property {boolean} mayAct
 * @property {OutlineItem[]} elements where the Request can go on
 * @property {{ [name: string]: unknown }} variables
 * @property {import('../types.js').RequestUrls} urls
 * @property {() => void} onShow
 * @property {(text: string) => void} onDone says what happened
 */

const DIALOGS = {
  retry: RetryDialog,
  change: ChangeDialog,
  skip: SkipDialog,
  move: MoveDialog,
  cancel: CancelIncidentDialog,
};

/** @param {string} name @returns {Record<string, string>} */
const doneTexts = (name) => ({
  retry: t('“{name}” is tried again.', { name }),
  skip: t('“{name}” was skipped. The Request goes on.', { name }),
  move: t('The Request left “{name}” and goes on where you chose.', { name }),
  cancel: t('The Request was cancelled.'),
});

/** @param {{ onChoose: (choice: Choice) => void }} props */
function Actions({ onChoose }) {
  /** @type {Array<[Choice, string]>} */
  const others = [
    ['change', t('Retry with changes…')],
    ['skip', t('Skip…')],
    ['move', t('Go to…')],
    ['cancel', t('Cancel the Request…')],
  ];
  return (
    <div class="pb-incident-actions">
      <button
        class="pb-button pb-button-primary pb-button-small"
        type="button"
        onClick={() => onChoose('retry')}
      >
        {t('Retry…')}
      </button>
      {others.map(([choice, label]) => (
        <button
          key={choice}
          class="pb-button pb-button-small"
          type="button"
          onClick={() => onChoose(choice)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** @param {{ incident: Incident, onShow: () => void }} props */
function Told({ incident, onShow }) {
  const { name, message, opened_at: opened, attempts } = incident;
  return (
    <>
      <p class="pb-incident-head">
        <Icon name="octagon-alert" />
        <button class="pb-incident-name" type="button" onClick={onShow}>
          {name || t('without a name')}
        </button>
        <Time at={opened} />
      </p>
      <p class="pb-incident-message">{message}</p>
      {attempts > 1 && (
        <p class="pb-incident-note">
          {t('It was tried {count} times.', { count: attempts })}
        </p>
      )}
    </>
  );
}

/**
 * An open incident with what can be done about it.
 * @param {IncidentCardProps} props
 */
export function IncidentCard(props) {
  const { incident, mayAct, elements, variables, urls, onShow, onDone } = props;
  const [open, setOpen] = useState(/** @type {Choice | null} */ (null));
  const name = incident.name || t('without a name');
  const close = () => setOpen(null);
  /** @type {import('./SimpleDialogs.jsx').IncidentDialogProps['onAct']} */
  const act = async (action, body) => {
    await resolveIncident(urls.incident, incident.id, action, body);
    close();
    onDone(doneTexts(name)[action]);
  };
  const Chosen = open ? DIALOGS[open] : null;
  const jobsUrl = `${urls.jobs}?element=${encodeURIComponent(incident.element)}`;
  return (
    <li class="pb-incident" data-incident={incident.id}>
      <Told incident={incident} onShow={onShow} />
      {mayAct && <Actions onChoose={setOpen} />}
      {Chosen && (
        <Chosen
          name={name}
          element={incident.element}
          elements={elements}
          variables={variables}
          jobsUrl={jobsUrl}
          onClose={close}
          onAct={act}
        />
      )}
    </li>
  );
}
