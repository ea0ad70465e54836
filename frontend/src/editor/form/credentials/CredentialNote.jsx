import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';
import { sentence } from './standing.js';

/** @typedef {import('./Credentials.js').Answer} Answer */
/** @typedef {import('./Credentials.js').Credential} Credential */

/**
 * What has to be known of the choice: that it is looked for, missing, or will fail.
 * @param {{answer: Answer, chosen: string, onAgain: () => void}} props
 */
export function CredentialNote({ answer: { state, credentials }, chosen, onAgain }) {
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
  const used = credentials.find((one) =>
    chosen ? one.name === chosen : one.is_default,
  );
  if (chosen && !used) {
    const words = { name: chosen };
    return (
      <Warning
        text={t('There is no credential "{name}" here. Choose another one.', words)}
      />
    );
  }
  if (used && sentence(used)) return <Failing credential={used} />;
  return credentials.length ? null : <Nothing />;
}

/** @param {{credential: Credential}} props */
function Failing({ credential }) {
  const { credentialUrls } = useForm();
  if (!credentialUrls) {
    const ask = t('Ask an administrator to look at it.');
    return <Warning text={`${sentence(credential)} ${ask}`} />;
  }
  return (
    <Warning text={sentence(credential)}>
      <a
        href={`${credentialUrls.list}${credential.name}/edit/`}
        target="_blank"
        rel="noopener"
      >
        {t('Open the credential')}
        <span class="pb-visually-hidden"> {t('(opens a new tab)')}</span>
      </a>
    </Warning>
  );
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
  const { credentialUrls } = useForm();
  return (
    <p class="pb-help-text">
      {credentialUrls
        ? t('There is no credential of this kind yet.')
        : t('There is no credential of this kind yet. An administrator can make one.')}
    </p>
  );
}
