import './credentials.css';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { useConnector, useForm } from '../FormContext.js';

/** @typedef {import('./Credentials.js').Answer} Answer */
/** @typedef {import('./Credentials.js').Credential} Credential */
/** @typedef {import('../fields/Control.jsx').ControlProps} ControlProps */

/**
 * One of the credentials of the setting's type. A name that is not among them is kept
 * and marked.
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
        <Note
          answer={answer}
          chosen={chosen}
          onAgain={() => credentials.askAgain(connector, type)}
        />
      </div>
      {!readOnly && <NewCredential connector={connector} type={type} />}
    </>
  );
}

/** @param {{answer: Answer, chosen: string}} props */
function Options({ answer: { state, credentials }, chosen }) {
  const standard = credentials.find(({ is_default: isDefault }) => isDefault);
  const none = standard
    ? t('Default: {name}', { name: shownName(standard) })
    : t('None');
  const odd = chosen && !isAmong(credentials, chosen);
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

/** @param {{answer: Answer, chosen: string, onAgain: () => void}} props */
function Note({ answer: { state, credentials }, chosen, onAgain }) {
  if (state === 'loading') {
    return <p class="pb-help-text">{t('Looking for credentials…')}</p>;
  }
  if (state === 'failed') {
    return (
      <Warning text={t('The credentials could not be read.')}>
        <button
          class="pb-button pb-button-small pb-button-link"
          type="button"
          onClick={onAgain}
        >
          {t('Try again')}
        </button>
      </Warning>
    );
  }
  if (chosen && !isAmong(credentials, chosen)) {
    const words = { name: chosen };
    return (
      <Warning
        text={t('There is no credential "{name}" here. Choose another one.', words)}
      />
    );
  }
  return credentials.length ? null : <Nothing />;
}

/** @param {{text: string, children?: import('preact').ComponentChildren}} props */
function Warning({ text, children }) {
  return (
    <p class="pb-form-error pb-form-error-warning">
      <Icon name="triangle-alert" />
      <span>{text} {children}</span>
    </p>
  );
}

function Nothing() {
  const { newCredential } = useForm();
  return (
    <p class="pb-help-text">
      {newCredential
        ? t('There is no credential of this kind yet.')
        : t('There is no credential of this kind yet. An administrator can make one.')}
    </p>
  );
}

/**
 * The way to a new one, for who may make it.
 * @param {{connector: string, type: string}} props
 */
function NewCredential({ connector, type }) {
  const { newCredential } = useForm();
  if (!newCredential) return null;
  return (
    <a
      class="pb-credential-new"
      href={`${newCredential}?${new URLSearchParams({ connector, type })}`}
      target="_blank"
      rel="noopener"
    >
      <Icon name="plus" />
      {t('New credential')}
      <span class="pb-visually-hidden">{t('(opens a new tab)')}</span>
    </a>
  );
}

/**
 * @param {Credential[]} credentials
 * @param {string} name
 */
function isAmong(credentials, name) {
  return credentials.some((one) => one.name === name);
}

/** @param {Credential} credential */
function shownName({ name, label }) {
  return label && label !== name ? `${label} (${name})` : name;
}
