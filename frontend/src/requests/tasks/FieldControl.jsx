import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { choicesOf } from './fieldValues.js';

/** @typedef {import('../types.js').Field} Field */
/** @typedef {import('./fieldValues.js').Filled} Filled */

/**
 * @typedef {object} FieldControlProps
 * @property {Field} field
 * @property {Filled} filled
 * @property {string} problem
 * @property {(filled: Filled) => void} onFill
 */

/** @typedef {Omit<FieldControlProps, "problem"> & { common: any }} InnerProps */

/** @param {InnerProps} props */
function ChoiceField({ field, filled, common, onFill }) {
  return (
    <select
      {...common}
      value={String(filled)}
      onChange={(event) => onFill(event.currentTarget.value)}
    >
      <option value="">{t('Choose')}</option>
      {choicesOf(field).map(({ value, label }) => (
        <option key={value} value={value}>{label}</option>
      ))}
    </select>
  );
}

/** @param {InnerProps} props */
function TextField({ field, filled, common, onFill }) {
  if (field.type === 'text') {
    return (
      <textarea
        {...common}
        rows={3}
        value={String(filled)}
        onInput={(event) => onFill(event.currentTarget.value)}
      />
    );
  }
  return (
    <input
      {...common}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      value={String(filled)}
      onInput={(event) => onFill(event.currentTarget.value)}
    />
  );
}

/** @param {FieldControlProps} props */
function CheckField({ field, filled, problem, onFill }) {
  const id = useOwnId();
  return (
    <div class="pb-form-row">
      <div class="pb-form-check">
        <input
          id={id}
          type="checkbox"
          checked={filled === true}
          aria-describedby={`${id}-problem`}
          onChange={(event) => onFill(event.currentTarget.checked)}
        />
        <label for={id}>{field.label}</label>
      </div>
      <p class={problem ? 'pb-error' : 'pb-help-text'} id={`${id}-problem`}>
        {problem || field.help}
      </p>
    </div>
  );
}

/**
 * One field of a task with its label; what is wrong stands under it.
 * @param {FieldControlProps} props
 */
export function FieldControl(props) {
  const { field, filled, problem, onFill } = props;
  const id = useOwnId();
  if (field.type === 'boolean') return <CheckField {...props} />;
  const common = {
    id,
    class: 'pb-field pb-field-wide',
    name: field.name,
    'aria-required': field.required,
    'aria-invalid': Boolean(problem),
    'aria-describedby': `${id}-problem`,
  };
  const Inner = field.type === 'choice' ? ChoiceField : TextField;
  const missing = field.required && !String(filled).trim();
  return (
    <div class="pb-form-row">
      <label class="pb-label" for={id}>
        {field.label}
        {missing && <span class="pb-required"> {t('required')}</span>}
      </label>
      <Inner field={field} filled={filled} common={common} onFill={onFill} />
      <p class={problem ? 'pb-error' : 'pb-help-text'} id={`${id}-problem`}>
        {problem || field.help}
      </p>
    </div>
  );
}
