import { useState } from 'preact/hooks';

import { request } from '../api/request.js';
import { t } from '../i18n/translate.js';
import { CredentialField } from './CredentialField.jsx';
import { ownSettings } from './ownSettings.js';
import { useSaving } from './useSaving.js';
import { enteredFrom, isSet } from './values.js';

/**
 * @typedef {import('../shared/types.js').Setting} Setting
 * @typedef {import('../editor/form/fields/problems.js').FieldProblem} FieldProblem
 *
 * @typedef {object} CredentialType
 * @property {string} connector
 * @property {string} type
 * @property {string} name
 * @property {Setting[]} settings
 *
 * @typedef {object} SavedCredential
 * @property {string} name
 * @property {string} label
 * @property {boolean} is_default
 * @property {number | null} calls_per_minute
 * @property {string | null} expires_at
 * @property {import('./values.js').ShownValues} values
 */

/** @type {SavedCredential} */
const NONE = {
  name: '',
  label: '',
  is_default: false,
  calls_per_minute: null,
  expires_at: null,
  values: {},
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
 * Sends what is filled in: a new credential, or a change of one.
 * @param {string} api
 * @param {CredentialType} type
 * @param {Filled} filled
 * @param {boolean} isNew
 */
function send(api, type, filled, isNew) {
  const { name, label, values } = filled;
  const body = {
    label,
    values,
    is_default: filled.is_default === 'true',
    calls_per_minute: filled.calls_per_minute.trim() || null,
    expires_at: filled.expires_at ? `${filled.expires_at}T00:00:00Z` : null,
  };
  if (!isNew) return request('PUT', `${api}${name}/`, body);
  return request('POST', api, {
    name: name.trim(),
    connector: type.connector,
    type: type.type,
    ...body,
  });
}

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
  return type.settings.map((setting) => (
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
 * @param {string} props.api
 * @param {CredentialType} props.type
 * @param {SavedCredential} [props.credential]
 * @param {() => void} props.onDone
 */
export function CredentialForm({ api, type, credential, onDone }) {
  const saved = credential ?? NONE;
  const [filled, setFilled] = useState(begun(type, saved));
  const { busy, save, problemOf } = useSaving(async () => {
    await send(api, type, filled, !credential);
    onDone();
  });
  const part = { filled, onChange: setFilled, problemOf };
  const own = ownSettings();
  return (
    <form class="pb-credential-fields" onSubmit={save} noValidate>
      {!credential && <OwnField setting={own.name} {...part} />}
      <OwnField setting={own.label} {...part} />
      <hr class="pb-credential-line" />
      <TypeFields type={type} saved={saved} {...part} />
      <hr class="pb-credential-line" />
      <OwnField setting={own.isDefault} {...part} />
      <OwnField setting={own.expires} {...part} />
      <OwnField setting={own.limit} {...part} />
      <p class="pb-error" role="alert">{problemOf('')?.message}</p>
      <div class="pb-credential-actions">
        <button class="pb-button pb-button-primary" disabled={busy}>{t('Save')}</button>
      </div>
    </form>
  );
}
