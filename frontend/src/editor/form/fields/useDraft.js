import { useEffect, useRef, useState } from 'preact/hooks';

import { useForm } from '../FormContext.js';
import { FieldDraft } from './FieldDraft.js';

/**
 * Keeps what is typed until the field is left: one command for each edit, and a
 * change from elsewhere neither moves the caret nor takes text away.
 *
 * @param {import('./FieldDraft.js').DraftOptions} options
 */
export function useDraft(options) {
  const { drafts, readOnly } = useForm();
  const [, redraw] = useState(0);
  const own = useRef(/** @type {FieldDraft | null} */ (null));
  own.current ??= new FieldDraft(drafts, options, () => redraw((count) => count + 1));
  const draft = own.current;
  draft.options = options;
  useEffect(() => () => draft.commit(), [draft]);
  return { draft, handlers: readOnly ? { readOnly: true } : handlersOf(draft) };
}

/** @param {FieldDraft} draft */
function handlersOf(draft) {
  return {
    onFocus: () => draft.begin(),
    onBlur: () => draft.commit(),
    /** @param {any} event */
    onInput: (event) => draft.type(event.currentTarget.value),
    /** @param {KeyboardEvent} event */
    onKeyDown: (event) => draft.onKey(event),
  };
}
