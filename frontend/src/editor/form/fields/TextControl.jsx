import { t } from '../../../i18n/translate.js';
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
  const names = useNames(setting);
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
      {names.length > 0 && (
        <datalist id={`${id}-names`}>
          {names.map((name) => <option key={name} value={name} />)}
        </datalist>
      )}
      <Theirs draft={draft} />
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

/** @param {import('../../../shared/types.js').Setting} setting */
function useNames(setting) {
  const { variables } = useForm();
  return setting.type === 'variable' ? variables() : [];
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
