import { describe, Field } from '../editor/form/fields/Field.jsx';
import { t } from '../i18n/translate.js';
import { SecretControl } from './SecretControl.jsx';

/**
 * @typedef {import('../shared/types.js').Setting} Setting
 * @typedef {import('../editor/form/fields/problems.js').FieldProblem} FieldProblem
 *
 * @typedef {object} ControlProps
 * @property {string} id
 * @property {Setting} setting
 * @property {string} value
 * @property {(value: string) => void} onChange
 * @property {{[attribute: string]: any}} described
 */

/** @param {ControlProps} props */
function Choice({ id, setting, value, onChange, described }) {
  return (
    <select
      id={id}
      class="pb-field pb-form-wide"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...described}
    >
      {(setting.choices ?? []).map(({ value: one, label, help }) => (
        <option key={one} value={one}>{help ? `${label} – ${help}` : label}</option>
      ))}
    </select>
  );
}

/** @param {ControlProps} props */
function Switch({ id, value, onChange, described }) {
  return (
    <input
      id={id}
      type="checkbox"
      checked={value === 'true'}
      onChange={(event) => onChange(event.currentTarget.checked ? 'true' : 'false')}
      {...described}
    />
  );
}

/** @param {ControlProps} props */
function LongText({ id, value, onChange, described }) {
  return (
    <textarea
      id={id}
      class="pb-field"
      rows={4}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...described}
    />
  );
}

/** @param {ControlProps} props */
function Line({ id, setting, value, onChange, described }) {
  return (
    <input
      id={id}
      class="pb-field pb-form-wide"
      autocomplete="off"
      inputMode={setting.type === 'integer' ? 'numeric' : undefined}
      spellcheck={false}
      placeholder={setting.placeholder}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...described}
    />
  );
}

/** @param {ControlProps} props */
function Day({ id, value, onChange, described }) {
  return (
    <input
      id={id}
      class="pb-field"
      type="date"
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...described}
    />
  );
}

/** @type {{[type: string]: (props: ControlProps) => import('preact').JSX.Element}} */
const CONTROLS = {
  choice: Choice,
  boolean: Switch,
  datetime: Day,
  secret: SecretControl,
  text: LongText,
  markdown: LongText,
  code: LongText,
  json: LongText,
};

/**
 * @param {Setting} setting
 * @param {boolean} kept whether the vault holds this secret
 * @param {boolean} removed whether saving takes it away
 */
function helpOf(setting, kept, removed) {
  if (removed) return t('Will be taken away when you save.');
  if (!kept) return setting.help;
  return t('Is set and not shown. Leave it empty to keep it.');
}

/**
 * @param {{setting: Setting, removed: boolean,
 *   onChange: (value: string | null) => void}} props
 */
function TakeAway({ setting, removed, onChange }) {
  return (
    <button
      class="pb-button pb-button-link"
      type="button"
      onClick={() => onChange(removed ? '' : null)}
    >
      {removed ? t('Keep it') : t('Take it away')}
      <span class="pb-visually-hidden"> {setting.label}</span>
    </button>
  );
}

/**
 * One setting of a credential: label, control, help or what is wrong.
 * @param {object} props
 * @param {Setting} props.setting
 * @param {string | null} props.value null takes a secret away
 * @param {boolean} [props.kept] whether the vault holds this secret
 * @param {FieldProblem | null} props.problem
 * @param {(value: string | null) => void} props.onChange
 */
export function CredentialField({ setting, value, kept = false, problem, onChange }) {
  const id = `setting-${setting.name}`;
  const { name, label, required = false } = setting;
  const removed = value === null;
  const isMissing = [required, !kept, !value].every(Boolean);
  const help = helpOf(setting, kept, removed);
  const Control = CONTROLS[setting.type] ?? Line;
  const change = { setting, removed, onChange };
  return (
    <Field
      id={id}
      name={name}
      label={label}
      help={help}
      problem={problem}
      missing={isMissing}
      actions={kept && !required && <TakeAway {...change} />}
    >
      <Control
        id={id}
        setting={setting}
        value={value ?? ''}
        onChange={onChange}
        described={describe(id, { problem, help, required })}
      />
    </Field>
  );
}
