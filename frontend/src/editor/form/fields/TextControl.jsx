import { t } from '../../../i18n/translate.js';
import { ChoicesNote } from '../choices/ChoicesNote.jsx';
import { useServiceChoices } from '../choices/useServiceChoices.js';
import { useForm } from '../FormContext.js';
import { takesTemplate } from './computed.js';
import { MarkedInput } from './MarkedInput.jsx';
import { useDraft } from './useDraft.js';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */

const LINES = ['text', 'markdown', 'code', 'json'];
const MONO = ['code', 'json', 'expression', 'variable', 'datetime', 'duration'];
/** @type {{ [type: string]: string }} */
const KEYBOARDS = {
  number: 'decimal',
  integer: 'numeric',
  url: 'url',
  email: 'email',
};

/**
 * Text of one or several lines, with `{{ }}` where the setting takes it.
 * @param {ControlProps} props
 */
export function TextControl(props) {
  const { setting, value, onCommit, onPreview, id, described, problem } = props;
  const multiline = LINES.includes(setting.type);
  const { draft, handlers } = useDraft({
    value: typeof value === 'string' ? value : '',
    multiline: multiline && !props.enterCommits,
    onCommit: (text) => onCommit(text === '' ? null : text),
    onPreview: (text) => onPreview(text),
  });
  const loaded = useServiceChoices(setting);
  const names = useNames(setting, loaded);
  return (
    <>
      <MarkedInput
        text={draft.text}
        multiline={multiline}
        mono={MONO.includes(setting.type)}
        template={takesTemplate(setting)}
        wrong={problem?.position}
        completing={completingOf(setting, draft)}
        attributes={{
          id,
          ...described,
          ...handlers,
          placeholder: placeholderOf(props),
          inputMode: KEYBOARDS[setting.type],
          ...(names.length && { list: `${id}-names` }),
        }}
      />
      <Names id={`${id}-names`} names={names} />
      <Theirs draft={draft} />
      <Chosen loaded={loaded} text={draft.text} />
    </>
  );
}

/** @param {{id: string, names: Array<{ value: string, label: string }>}} props */
function Names({ id, names }) {
  if (!names.length) return null;
  return (
    <datalist id={id}>
      {names.map(({ value, label }) => (
        <option key={value} value={value}>{label === value ? '' : label}</option>
      ))}
    </datalist>
  );
}

/**
 * What the service calls the value, and how its proposals stand.
 *
 * @param {{loaded: import('../choices/useServiceChoices.js').Loaded | null,
 *   text: string}} props
 */
function Chosen({ loaded, text }) {
  const found = loaded?.choices.find(({ value }) => value === text);
  return (
    <>
      {found && found.label !== text && <p class="pb-help-text">{found.label}</p>}
      <ChoicesNote loaded={loaded} chosen={[]} />
    </>
  );
}

/**
 * @param {import('../../../shared/types.js').Setting} setting
 * @param {import('./FieldDraft.js').FieldDraft} draft
 */
function completingOf(setting, draft) {
  if (!takesTemplate(setting)) return undefined;
  return { isTemplate: true, type: (/** @type {string} */ text) => draft.type(text) };
}

/**
 * What can be chosen instead of typed.
 *
 * @param {import('../../../shared/types.js').Setting} setting
 * @param {import('../choices/useServiceChoices.js').Loaded | null} loaded
 * @returns {Array<{ value: string, label: string }>}
 */
function useNames(setting, loaded) {
  const { variables } = useForm();
  if (loaded) return loaded.choices;
  const names = setting.type === 'variable' ? variables() : [];
  return names.map((name) => ({ value: name, label: name }));
}

/**
 * @param {ControlProps} props
 */
export function placeholderOf({ setting, standard }) {
  if (typeof standard === 'string' && standard !== '') {
    return t('Default: {value}', { value: standard.replace(/\s+/g, ' ') });
  }
  return setting.placeholder;
}

/**
 * Says that someone else changed what is being typed into.
 * @param {{draft: import('./FieldDraft.js').FieldDraft}} props
 */
export function Theirs({ draft }) {
  if (draft.theirs === null) return null;
  return (
    <p class="pb-form-theirs" role="status">
      {draft.theirs
        ? t('Someone else wrote "{text}" here.', { text: draft.theirs.slice(0, 80) })
        : t('Someone else emptied this.')}
      <button
        class="pb-button pb-button-small pb-button-link"
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => takeTheirs(draft)}
      >
        {t('Take it')}
      </button>
    </p>
  );
}

/** @param {import('./FieldDraft.js').FieldDraft} draft */
function takeTheirs(draft) {
  draft.revert();
  draft.commit();
}
