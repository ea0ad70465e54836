import { useLayoutEffect, useState } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { ChoicesNote } from '../choices/ChoicesNote.jsx';
import { useServiceChoices } from '../choices/useServiceChoices.js';
import { useForm } from '../FormContext.js';
import { TextControl } from './TextControl.jsx';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */
/** @typedef {import('../../../shared/types.js').Value} Value */

const OTHER = '\u0000other';

/**
 * One of several; with `custom` any text besides.
 * @param {ControlProps} given
 */
export function ChoiceControl(given) {
  const { readOnly } = useForm();
  const { props, loaded } = useLoaded(given);
  const { setting, standard, id, described } = props;
  const { choices = [], custom } = setting;
  const { shown, isKnown, isOther, onChange } = useChoice(props);
  return (
    <>
      <select
        id={id}
        class="pb-field pb-form-wide"
        value={isOther ? OTHER : shown}
        disabled={readOnly}
        onChange={onChange}
        {...described}
      >
        <Options setting={setting} standard={standard} odd={isKnown ? '' : shown} />
      </select>
      {custom && isOther && <OtherChoice {...props} known={isKnown} />}
      <ChoiceHelp choices={choices} shown={shown} />
      <ChoicesNote loaded={loaded} chosen={[shown]} />
    </>
  );
}

/**
 * The control with what its service offers.
 *
 * @param {ControlProps} props
 */
function useLoaded(props) {
  const loaded = useServiceChoices(props.setting);
  if (!loaded) return { props, loaded };
  const setting = { ...props.setting, choices: loaded.choices };
  return { props: { ...props, setting }, loaded };
}

/** @param {ControlProps} props */
function useChoice({ id, setting: { choices = [] }, value, standard, onCommit }) {
  const [other, open] = useState(false);
  const shown = shownText(value ?? standard);
  const isKnown = shown === '' || choices.some((choice) => choice.value === shown);
  useLayoutEffect(() => {
    if (other) document.getElementById(`${id}-other`)?.focus();
  }, [other]);
  return {
    shown,
    isKnown,
    isOther: other || !isKnown,
    /** @param {any} event */
    onChange: ({ currentTarget: { value: chosen } }) => {
      open(chosen === OTHER);
      if (chosen !== OTHER) onCommit(chosen || null);
    },
  };
}

/**
 * @param {{setting: ControlProps['setting'], standard: Value | null,
 *   odd: string}} props
 */
function Options({ setting, standard, odd }) {
  const { choices = [], custom, placeholder } = setting;
  return (
    <>
      {standard === null && <option value="">{placeholder ?? '–'}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {marked(choice.label, choice.value === standard)}
        </option>
      ))}
      {(custom || odd) && <option value={OTHER}>{custom ? t('Other') : odd}</option>}
    </>
  );
}

/** @param {ControlProps & { known: boolean }} props */
function OtherChoice(props) {
  const { id, known, value, setting } = props;
  const plain = { ...setting, type: /** @type {const} */ ('string') };
  const label = { 'aria-label': t('{label}, other', { label: setting.label }) };
  return (
    <div class="pb-form-other">
      <TextControl
        {...props}
        id={`${id}-other`}
        setting={{ ...plain, placeholder: t('Other value') }}
        value={known ? '' : value}
        standard={null}
        described={label}
        onCommit={(text) => props.onCommit(text)}
      />
    </div>
  );
}

/**
 * @param {{choices: import('../../../shared/types.js').Choice[], shown: string}} props
 */
function ChoiceHelp({ choices, shown }) {
  const help = choices.find(({ value }) => value === shown)?.help;
  return help ? <p class="pb-help-text">{help}</p> : null;
}

/**
 * Several of several.
 * @param {ControlProps} given
 */
export function ChoicesControl(given) {
  const { props, loaded } = useLoaded(given);
  const { setting, value, standard, onCommit, id } = props;
  const written = value ?? standard ?? [];
  const chosen = Array.isArray(written) ? written.map(shownText) : [shownText(written)];
  const choices = setting.choices ?? [];
  const unknown = chosen.filter((one) => !choices.some(({ value: v }) => v === one));
  const all = [...choices, ...unknown.map((one) => ({ value: one, label: one }))];
  /** @param {any} event */
  const onChange = ({ currentTarget: { value: one, checked } }) => {
    const next = all
      .map((choice) => choice.value)
      .filter((other) => (other === one ? checked : chosen.includes(other)));
    onCommit(next.length || standard !== null ? next : null);
  };
  return (
    <div class="pb-form-checks">
      {all.map((choice, index) => (
        <Check
          key={choice.value}
          id={index === 0 ? id : undefined}
          choice={choice}
          isChosen={chosen.includes(choice.value)}
          onChange={onChange}
        />
      ))}
      {setting.custom && (
        <AddChoice
          id={`${id}-add`}
          setting={setting}
          onAdd={(one) => onCommit([...chosen, one])}
        />
      )}
      <ChoicesNote loaded={loaded} chosen={chosen} />
    </div>
  );
}

/**
 * @param {{id: string | undefined, choice: { value: string, label: string },
 *   isChosen: boolean, onChange: (event: any) => void}} props
 */
function Check({ id, choice, isChosen, onChange }) {
  const { readOnly } = useForm();
  return (
    <label class="pb-form-check">
      <input
        type="checkbox"
        id={id}
        value={choice.value}
        checked={isChosen}
        disabled={readOnly}
        onChange={onChange}
      />
      <span>{choice.label}</span>
    </label>
  );
}

/**
 * @param {{id: string, setting: ControlProps['setting'],
 *   onAdd: (text: string) => void}} props
 */
function AddChoice({ id, setting, onAdd }) {
  return (
    <TextControl
      id={id}
      setting={{ ...setting, type: 'string', placeholder: t('Add another') }}
      value=""
      standard={null}
      problem={null}
      problems={[]}
      described={{ 'aria-label': t('Add another') }}
      onPreview={() => {}}
      onCommit={(text) => text !== null && onAdd(shownText(text))}
    />
  );
}

/**
 * Yes or no; neither where there is no default.
 * @param {ControlProps} props
 */
export function BooleanControl({ setting, value, standard, onCommit, id, described }) {
  const { readOnly } = useForm();
  const effective = shownText(value ?? standard);
  const isDecided = standard !== null || setting.required;
  const options = isDecided ? ['true', 'false'] : ['', 'true', 'false'];
  const odd = !effective || options.includes(effective) ? [] : [effective];
  return (
    <div
      class="pb-segments"
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      {...described}
    >
      {[...options, ...odd].map((option) => (
        <label key={option} class="pb-segment">
          <input
            type="radio"
            class="pb-visually-hidden"
            name={id}
            id={option === effective ? id : undefined}
            checked={option === effective}
            disabled={readOnly}
            onChange={() => onCommit(option || null)}
          />
          <span>{wordOf(option, option === standard, setting.placeholder)}</span>
        </label>
      ))}
    </div>
  );
}

/**
 * @param {string} option
 * @param {boolean} isStandard
 * @param {string} [unset]
 */
function wordOf(option, isStandard, unset) {
  /** @type {{ [option: string]: string }} */
  const words = { true: t('Yes'), false: t('No'), '': unset ?? t('Not set') };
  return marked(words[option] ?? option, isStandard);
}

/**
 * @param {string} choice
 * @param {boolean} isStandard
 */
function marked(choice, isStandard) {
  return isStandard ? t('{choice} (default)', { choice }) : choice;
}

/** @param {Value | null | undefined} value */
function shownText(value) {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
