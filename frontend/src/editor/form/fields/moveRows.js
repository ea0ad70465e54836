import { useState } from 'preact/hooks';

import { useForm } from '../FormContext.js';

/**
 * @typedef {object} RowDrag
 * @property {(index: number) => { [attribute: string]: any }} row
 * @property {(index: number) => { [attribute: string]: any }} handle
 */

/**
 * @template Row
 * @param {Row[]} rows
 * @param {number} from
 * @param {number} to
 */
export function moved(rows, from, to) {
  const next = rows.filter((_, at) => at !== from);
  next.splice(to, 0, rows[from]);
  return next;
}

/**
 * Rows that a handle drags, and that Alt with arrow keys moves.
 *
 * @param {(from: number, to: number) => void} onMove
 * @returns {RowDrag}
 */
export function useRowDrag(onMove) {
  const { drafts } = useForm();
  const [dragged, setDragged] = useState(-1);
  /**
   * @param {number} from
   * @param {number} to
   */
  const move = (from, to) => {
    drafts.commit();
    if (from >= 0 && to >= 0 && from !== to) onMove(from, to);
  };
  return {
    row: (index) => ({
      'data-dragged': dragged === index || undefined,
      onDragOver: (/** @type {DragEvent} */ event) =>
        dragged >= 0 && event.preventDefault(),
      onDrop: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        move(dragged, index);
      },
    }),
    handle: (index) => ({
      draggable: true,
      onDragStart: () => setDragged(index),
      onDragEnd: () => setDragged(-1),
      onKeyDown: (/** @type {KeyboardEvent} */ event) => {
        const to = { ArrowUp: index - 1, ArrowDown: index + 1 }[event.key];
        if (to === undefined || !event.altKey) return;
        event.preventDefault();
        followFocus(event.currentTarget, to);
        move(index, to);
      },
    }),
  };
}

/**
 * The handle of the row that moves keeps the focus.
 *
 * @param {any} handle
 * @param {number} to
 */
function followFocus(handle, to) {
  const rows = handle.closest('.pb-rows');
  queueMicrotask(() =>
    rows?.querySelectorAll(':scope > .pb-row > .pb-row-handle')[to]?.focus(),
  );
}
