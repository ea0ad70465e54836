import { useState } from 'preact/hooks';

import { CredentialActions } from './CredentialActions.jsx';
import { CredentialField } from './CredentialField.jsx';
import { ownSettings } from './ownSettings.js';
import { save } from './sending.js';
import { useSaving } from './useSaving.js';
import { enteredFrom, isSet, visibleAmong } from './values.js';

/**
 * @typedef {import('../shared/types.js').Setting} Setting
 * @typedef {import('../editor/form/fields/problems.js').FieldProblem} FieldProblem
 *
 * @typedef {object} CredentialType
 * @property {string} connector
 * @property {string} type
 * @property {string} name
 * @property {Setting[]} settings
 * @property {boolean} [testable] whether the connector can try one
 *
 * @typedef {object} Urls
 * @property {string} api the credentials in the API
 * @property {string} tests where values are tried before they are saved
 *
 * @typedef {object} SavedCredential
 * @property {string} name
 * @property {string} label
 * @property {boolean} is_default
 * @property {number | null} calls_per_minute
 * @property {string | null} expires_at
 * @property {import('./values.js').ShownValues} values
 * @property {string} test_outcome
 * @property {string} test_message
 */

/** @type {SavedCredential} */
const NONE = {
  name: '',
  label: '',
  is_default: false,
  calls_per_minute: null,
  expires_at: null,
  values: {},
  test_outcome: '',
  test_message: '',
};

/**
 * @param {CredentialType} type
 * @param {SavedCredential} saved
 */
const begun = (type, saved) => ({
  name: saved.name,
  label: saved.label,
  is_default: String(saved.is_default),
  calls_per_minute: String(saved.calls_per_minute ?? ''),
  expires_at: saved.expires_at?.slice(0, 10) ?? '',
  values: enteredFrom(type.settings, saved.values),
});

/** @typedef {ReturnType<typeof begun>} Filled */
/** @typedef {'name' | 'label' | 'is_default' | 'calls_per_minute'
 *   | 'expires_at'} OwnName */

/**
 * @typedef {object} PartProps
 * @property {Filled} filled
 * @property {(filled: Filled) => void} onChange
 * @property {(setting: string) => FieldProblem | null} problemOf
 */

/** @param {PartProps & {setting: Setting}} props */
function OwnField({ setting, filled, onChange, problemOf }) {
  const key = /** @type {OwnName} */ (setting.name);
  return (
    <CredentialField
      setting={setting}
      value={filled[key]}
      problem={problemOf(key)}
      onChange={(value) => onChange({ ...filled, [key]: value ?? '' })}
    />
  );
}

/** @param {PartProps & {type: CredentialType, saved: SavedCredential}} props */
function TypeFields({ type, saved, filled, onChange, problemOf }) {
  const { values } = filled;
  return visibleAmong(type.settings, values).map((setting) => (
    <CredentialField
      key={setting.name}
      setting={setting}
      value={values[setting.name]}
      kept={isSet(saved.values, setting.name)}
      problem={problemOf(setting.name)}
      onChange={(value) =>
        onChange({ ...filled, values: { ...values, [setting.name]: value } })
      }
    />
  ));
}

/**
 * The form of a credential, made of the settings that its type declares.
 * @param {object} props
 * @param {Urls} props.urls
 * @param {CredentialType} props.type
 * @param {SavedCredential} [props.credential]
 * @param {(name: string) => void} props.onDone
 * @param {import('preact').ComponentChildren} [props.actions] beside the others
 */
export function CredentialForm({ urls, type, credential, onDone, actions }) {
  const saved = credential ?? NONE;
  const [filled, setFilled] = useState(begun(type, saved));
  const { busy, run, problemOf } = useSaving();
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    void run('save', async () => {
      const { name } = await save(urls, type, filled, !credential);
      onDone(name);
    });
  };
  const part = { filled, onChange: setFilled, problemOf };
  const own = ownSettings();
  return (
    <form class="pb-credential-fields" onSubmit={onSubmit} noValidate>
      {!credential && <OwnField setting={own.name} {...part} />}
      <OwnField setting={own.label} {...part} />
      <hr class="pb-credential-line" />
      <TypeFields type={type} saved={saved} {...part} />
      <hr class="pb-credential-line" />
      <OwnField setting={own.isDefault} {...part} />
      <OwnField setting={own.expires} {...part} />
      <OwnField setting={own.limit} {...part} />
      <p class="pb-error" role="alert">{problemOf('')?.message}</p>
      <CredentialActions {...{ urls, type, credential, filled, busy, run, actions }} />
    </form>
  );
}
