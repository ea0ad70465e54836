import { t } from '../../../i18n/translate.js';
import { MarkedInput } from './MarkedInput.jsx';
import { Theirs } from './TextControl.jsx';
import { useDraft } from './useDraft.js';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */
/** @typedef {import('../../../shared/types.js').Position} Position */

/**
 * A FEEL expression behind a violet `=`. Text that is none is shown as it is.
 * @param {ControlProps} props
 */
export function ExpressionControl(props) {
  const { id, described, problem, setting } = props;
  const { draft, handlers, foreign } = useExpressionDraft(props);
  return (
    <>
      <div class={foreign ? 'pb-expression pb-expression-foreign' : 'pb-expression'}>
        {!foreign && <span class="pb-expression-sign" aria-hidden="true">=</span>}
        <MarkedInput
          text={draft.text}
          multiline
          mono
          wrong={foreign ? problem?.position : shifted(problem?.position)}
          attributes={{
            id,
            ...described,
            ...handlers,
            placeholder: setting.placeholder ?? t('Expression'),
            'aria-roledescription': t('FEEL expression'),
            autocapitalize: 'off',
          }}
        />
      </div>
      <Theirs draft={draft} />
    </>
  );
}

/** @param {ControlProps} props */
function useExpressionDraft({ value, onCommit, onPreview }) {
  const text = typeof value === 'string' ? value : '';
  const foreign = text !== '' && !text.startsWith('=');
  /** @param {string} typed */
  const whole = (typed) => {
    if (foreign || typed.startsWith('=')) return typed || null;
    return typed.trim() ? `=${typed}` : null;
  };
  const edit = useDraft({
    value: foreign ? text : text.slice(1),
    multiline: true,
    onCommit: (typed) => onCommit(whole(typed)),
    onPreview: (typed) => onPreview(typed === null ? null : whole(typed)),
  });
  return { ...edit, foreign };
}

/**
 * The position without the `=` in front.
 *
 * @param {Position | undefined} position
 */
function shifted(position) {
  if (!position) return null;
  return { from: Math.max(0, position.from - 1), to: Math.max(0, position.to - 1) };
}
