import './credentials.css';

import { t } from '../../../i18n/translate.js';
import { useConnector, useForm } from '../FormContext.js';
import { CredentialNote } from './CredentialNote.jsx';
import { NewCredential } from './NewCredential.jsx';
import { mark } from './standing.js';

/** @typedef {import('./Credentials.js').Answer} Answer */
/** @typedef {import('./Credentials.js').Credential} Credential */
/** @typedef {import('../fields/Control.jsx').ControlProps} ControlProps */

/**
 * One of the credentials of the setting's type. A name that is not among them is kept
 * and marked, and so are those that fail or expire.
 * @param {ControlProps} props
 */
export function CredentialControl({ id, setting, value, described, onCommit }) {
  const { credentials, readOnly } = useForm();
  const connector = useConnector();
  const type = setting.credential_type ?? '';
  const answer = credentials.get(connector, type);
  const chosen = typeof value === 'string' ? value : '';
  const note = `${id}-note`;
  const describedBy = [described['aria-describedby'], note].filter(Boolean).join(' ');
  /** @param {string} name */
  const onMade = (name) => {
    credentials.refresh();
    onCommit(name);
  };
  return (
    <>
      <select
        id={id}
        class="pb-field pb-form-wide"
        value={chosen}
        disabled={readOnly}
        onChange={({ currentTarget }) => onCommit(currentTarget.value || null)}
        {...described}
        aria-describedby={describedBy}
        aria-busy={answer.state === 'loading'}
      >
        <Options answer={answer} chosen={chosen} />
      </select>
      <div id={note} class="pb-credential-note" role="status">
        <CredentialNote
          answer={answer}
          chosen={chosen}
          onAgain={() => credentials.askAgain(connector, type)}
        />
      </div>
      {!readOnly && <NewCredential type={type} onMade={onMade} />}
    </>
  );
}

/** @param {{answer: Answer, chosen: string}} props */
function Options({ answer: { state, credentials }, chosen }) {
  const standard = credentials.find(({ is_default: isDefault }) => isDefault);
  const none = standard
    ? t('Default: {name}', { name: shownName(standard) })
    : t('None');
  const odd = chosen && !credentials.some(({ name }) => name === chosen);
  return (
    <>
      <option value="">{none}</option>
      {credentials.map((one) => (
        <option key={one.name} value={one.name}>{shownName(one)}</option>
      ))}
      {odd && (
        <option value={chosen}>
          {state === 'there' ? t('{name} (not there)', { name: chosen }) : chosen}
        </option>
      )}
    </>
  );
}

/** @param {Credential} credential */
function shownName(credential) {
  const { name, label } = credential;
  const shown = label && label !== name ? `${label} (${name})` : name;
  const wrong = mark(credential);
  return wrong ? `${shown} · ${wrong}` : shown;
}
