import { useRef } from 'preact/hooks';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { isComputed } from '../../../shared/template.js';
import { useForm } from '../FormContext.js';
import { TextControl } from './TextControl.jsx';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */

/** @type {Array<[string, string, string]>} pattern in ISO 8601, one, several */
const UNITS = [
  ['PT#S', 'second', 'seconds'],
  ['PT#M', 'minute', 'minutes'],
  ['PT#H', 'hour', 'hours'],
  ['P#D', 'day', 'days'],
  ['P#W', 'week', 'weeks'],
  ['P#M', 'month', 'months'],
];

/**
 * A duration as ISO 8601 writes it, with its unit beside it to choose.
 * @param {ControlProps} props
 */
export function DurationControl(props) {
  const { value, standard, onCommit, setting } = props;
  const text = String(value ?? standard ?? '');
  const found = amountOf(text);
  const unit = found.unit || UNITS[0][0];
  if (isOther(text, found.unit)) return <TextControl {...props} />;
  return (
    <div class="pb-form-row">
      <TextControl
        {...props}
        setting={{ ...setting, type: 'duration', placeholder: t('How many') }}
        value={value === undefined ? '' : found.amount}
        standard={standard === null ? null : amountOf(String(standard)).amount}
        onPreview={() => {}}
        onCommit={(amount) => onCommit(written(String(amount ?? ''), unit))}
      />
      <Unit
        label={t('Unit of {label}', { label: setting.label })}
        unit={unit}
        amount={found.amount}
        onChange={(pattern) => onCommit(written(found.amount, pattern))}
      />
    </div>
  );
}

/**
 * @param {{label: string, unit: string, amount: string,
 *   onChange: (unit: string) => void}} props
 */
function Unit({ label, unit, amount, onChange }) {
  const { readOnly } = useForm();
  return (
    <select
      class="pb-field"
      aria-label={label}
      value={unit}
      disabled={readOnly || !amount}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {UNITS.map(([pattern, one, several]) => (
        <option key={pattern} value={pattern}>
          {t(amount === '1' ? one : several)}
        </option>
      ))}
    </select>
  );
}

/**
 * @param {string} text
 * @param {string} unit
 */
function isOther(text, unit) {
  return text !== '' && (!unit || isComputed(text));
}

/**
 * A number in its unit; anything else, such as PT1H30M, as it was typed.
 *
 * @param {string} amount
 * @param {string} unit
 */
function written(amount, unit) {
  const typed = amount.trim();
  return /^\d+$/.test(typed) ? unit.replace('#', typed) : typed || null;
}

/** @param {string} text */
function amountOf(text) {
  for (const [unit] of UNITS) {
    const match = new RegExp(`^${unit.replace('#', '(\\d+)')}$`).exec(text.trim());
    if (match) return { amount: match[1], unit };
  }
  return { amount: '', unit: '' };
}

/**
 * A date with time and zone; the calendar writes it in the zone of this computer.
 * @param {ControlProps} props
 */
export function DateTimeControl(props) {
  const { readOnly } = useForm();
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null));
  return (
    <div class="pb-form-row">
      <TextControl
        {...props}
        setting={{ ...props.setting, placeholder: '2027-03-31T09:00:00Z' }}
      />
      {!readOnly && (
        <span class="pb-form-picker">
          <input
            ref={picker}
            class="pb-form-picker-input"
            type="datetime-local"
            tabIndex={-1}
            aria-hidden="true"
            onChange={({ currentTarget }) =>
              currentTarget.value && props.onCommit(withZone(currentTarget.value))}
          />
          <button
            class="pb-button pb-button-icon"
            type="button"
            aria-label={t('Choose a date for {label}', { label: props.setting.label })}
            onClick={() => picker.current?.showPicker()}
          >
            <Icon name="calendar" />
          </button>
        </span>
      )}
    </div>
  );
}

/** @param {string} local such as 2027-03-31T09:00 */
function withZone(local) {
  const offset = -new Date(local).getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const pad = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
  return `${local}:00${offset ? zone : 'Z'}`;
}
