import { useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';

/** @typedef {import('./CredentialField.jsx').ControlProps} ControlProps */

const LINES = 8;

/**
 * What is typed is masked until a person asks to see it. An input drops line ends, so
 * that a secret of several lines has a control of its own.
 * @param {ControlProps} props
 */
export function SecretControl(props) {
  const [isShown, show] = useState(false);
  const { id, setting } = props;
  const Control = setting.multiline ? SecretLines : SecretLine;
  return (
    <div class="pb-secret">
      <Control {...props} isShown={isShown} />
      <button
        class="pb-button"
        type="button"
        aria-controls={id}
        onClick={() => show(!isShown)}
      >
        {isShown ? t('Hide') : t('Show')}
        <span class="pb-visually-hidden"> {setting.label}</span>
      </button>
    </div>
  );
}

/** @param {ControlProps & {isShown: boolean}} props */
function SecretLine({ id, value, isShown, onChange, described }) {
  return (
    <input
      id={id}
      class="pb-field pb-form-wide"
      type={/** @type {any} */ (isShown ? 'text' : 'password')}
      autocomplete="new-password"
      spellcheck={false}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...described}
    />
  );
}

/** @param {ControlProps & {isShown: boolean}} props */
function SecretLines({ id, value, isShown, onChange, described }) {
  return (
    <textarea
      id={id}
      class={`pb-field pb-secret-lines${isShown ? '' : ' pb-secret-masked'}`}
      rows={LINES}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...described}
    />
  );
}
