import { useEffect, useRef } from 'preact/hooks';

import './dialog.css';
import { useOwnId } from '../ids/useOwnId.js';

/**
 * A dialog that asks one thing. Escape leaves it, focus returns to where it was.
 * @param {object} props
 * @param {string} props.title the question
 * @param {() => void} props.onClose
 * @param {import('preact').ComponentChildren} props.children
 * @param {boolean} [props.wide]
 */
export function Dialog({ title, onClose, children, wide = false }) {
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const heading = useOwnId();

  useEffect(() => {
    element.current?.showModal();
  }, []);

  return (
    <dialog
      ref={element}
      class={wide ? 'pb-dialog pb-dialog-wide' : 'pb-dialog'}
      aria-labelledby={heading}
      onClose={onClose}
    >
      <h2 id={heading} class="pb-dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

/**
 * The buttons of a dialog, the one that acts last.
 * @param {{children: import('preact').ComponentChildren}} props
 */
export function DialogActions({ children }) {
  return <div class="pb-dialog-actions">{children}</div>;
}
