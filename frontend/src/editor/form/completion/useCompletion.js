import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { useForm, useGiven } from '../FormContext.js';
import { completed, completionsAt } from './completionsAt.js';

/** @typedef {import('./completionsAt.js').Completion} Completion */
/** @typedef {import('./completionsAt.js').Completions} Completions */
/** @typedef {{ completions: Completions, active: number }} Open */

/**
 * @typedef {object} Completing
 * @property {boolean} isTemplate whether expressions stand in `{{ }}`
 * @property {(text: string) => void} type writes the text of the control
 */

/**
 * Suggestions for the control of an expression; its keys act on them while they show.
 *
 * @param {{ [attribute: string]: any }} attributes of the control
 * @param {Completing | undefined} completing
 */
export function useCompletion(attributes, completing) {
  const { scope, readOnly } = useForm();
  const given = useGiven();
  const [open, setOpen] = useState(/** @type {Open | null} */ (null));
  const caret = useCaret();
  if (!completing || readOnly) return { attributes, open: null, choose: () => {} };

  /**
   * @param {any} control
   * @param {boolean} [isWanted] although nothing is typed yet
   */
  const look = (control, isWanted) => {
    const { value, selectionStart } = control;
    const variables = [...given, ...scope()];
    const completions = completionsAt(value, selectionStart, variables, completing);
    if (!completions?.found.length) return setOpen(null);
    const isTyped = completions.to > completions.from;
    return setOpen({ completions, active: isTyped || isWanted ? 0 : -1 });
  };
  /** @param {Completion} chosen */
  const choose = (chosen) => {
    const { control } = caret;
    if (!open || !control) return;
    const { text, caret: at } = completed(control.value, open.completions, chosen);
    completing.type(text);
    caret.move(at);
    setOpen(null);
  };
  const suggestions = { open, setOpen, look, choose };
  const own = { ref: caret.ref, ...described(attributes.id, open) };
  return {
    open,
    choose,
    attributes: { ...attributes, ...own, ...handlersOf(attributes, suggestions) },
  };
}

/**
 * @typedef {object} OfControl suggestions for one control
 * @property {Open | null} open
 * @property {(open: Open | null) => void} setOpen
 * @property {(control: any, isWanted?: boolean) => void} look
 * @property {(chosen: Completion) => void} choose
 */

/**
 * The handlers of the control, behind those of its suggestions.
 *
 * @param {{ [attribute: string]: any }} attributes
 * @param {OfControl} suggestions
 */
function handlersOf({ onInput, onBlur, onKeyDown }, suggestions) {
  const { open, setOpen, look } = suggestions;
  return {
    onInput: (/** @type {any} */ event) => {
      onInput?.(event);
      look(event.currentTarget);
    },
    onBlur: (/** @type {any} */ event) => {
      setOpen(null);
      onBlur?.(event);
    },
    onKeyDown: (/** @type {any} */ event) => {
      const isAsked = event.key === ' ' && event.ctrlKey;
      if (isAsked) look(event.currentTarget, true);
      if (!isAsked && !(open && act(event, open, suggestions))) {
        onKeyDown?.(event);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** Puts the caret where a completion ends, once its text is shown. */
function useCaret() {
  const ref = useRef(/** @type {any} */ (null));
  const wanted = useRef(/** @type {number | null} */ (null));
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    ref.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  return {
    ref,
    get control() {
      return ref.current;
    },
    /** @param {number} at */
    move: (at) => {
      wanted.current = at;
    },
  };
}

/**
 * @param {string} id
 * @param {Open | null} open
 * @returns {{ [attribute: string]: any }}
 */
function described(id, open) {
  return {
    'aria-autocomplete': 'list',
    ...(open && { 'aria-controls': `${id}-suggestions` }),
    ...(open && open.active >= 0 && {
      'aria-activedescendant': `${id}-suggestion-${open.active}`,
    }),
  };
}

/**
 * @param {KeyboardEvent} event
 * @param {Open} open
 * @param {OfControl} suggestions
 * @returns {boolean} whether the key was for the suggestions
 */
function act({ key, isComposing, shiftKey }, open, { setOpen, choose }) {
  const { completions, active } = open;
  const chosen = completions.found[active];
  const last = completions.found.length - 1;
  const go = (/** @type {number} */ to) =>
    setOpen({ completions, active: Math.max(0, Math.min(to, last)) });
  const take = () => choose(chosen);
  /** @type {{ [key: string]: () => void }} */
  const actions = {
    ArrowDown: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    Escape: () => setOpen(null),
    ...(chosen && !shiftKey && { Enter: take, Tab: take }),
  };
  if (isComposing || !actions[key]) return false;
  actions[key]();
  return true;
}
