import { useState } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { LongExpression } from './LongExpression.jsx';
import { MarkedInput } from './MarkedInput.jsx';
import { Theirs } from './TextControl.jsx';
import { useDraft } from './useDraft.js';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */
/** @typedef {import('../../../shared/types.js').Position} Position */

/** More characters than fit on a line or two. */
const LONG = 60;

/**
 * A FEEL expression behind a violet `=`. Text that is none is shown as it is.
 * @param {ControlProps} props
 */
export function ExpressionControl(props) {
  const edit = useExpressionDraft(props);
  const { draft, foreign } = edit;
  const [isLong, open] = useState(false);
  if (isLong) {
    const { label } = props.setting;
    return <LongExpression draft={draft} label={label} onClose={() => open(false)} />;
  }
  return (
    <>
      <ShortExpression {...props} {...edit} />
      {!foreign && draft.text.length > LONG && (
        <button
          class="pb-button pb-button-small pb-button-link"
          type="button"
          onClick={() => open(true)}
        >
          {t('Open the expression editor')}
        </button>
      )}
      <Theirs draft={draft} />
    </>
  );
}

/** @param {ControlProps & ReturnType<typeof useExpressionDraft>} props */
function ShortExpression(props) {
  const { id, described, problem, setting, draft, handlers, foreign } = props;
  return (
    <div class={foreign ? 'pb-expression pb-expression-foreign' : 'pb-expression'}>
      {!foreign && <span class="pb-expression-sign" aria-hidden="true">=</span>}
      <MarkedInput
        text={draft.text}
        multiline
        mono
        wrong={foreign ? problem?.position : shifted(problem?.position)}
        completing={{ isTemplate: false, type: (text) => draft.type(text) }}
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
