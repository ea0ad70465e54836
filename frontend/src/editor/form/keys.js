/** @typedef {import('./Drafts.js').Drafts} Drafts */

/**
 * Escape goes back to the canvas; undo and redo are the diagram's while nothing is
 * being typed.
 *
 * @param {HTMLElement} place
 * @param {Drafts} drafts
 * @param {any} injector
 */
export function listenToKeys(place, drafts, injector) {
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      drafts.commit();
      injector.get('canvas').focus?.();
      return;
    }
    const step = undoStep(event);
    if (!step || drafts.isChanged()) return;
    event.preventDefault();
    event.stopPropagation();
    injector.get('session', false)?.[step]?.();
  });
}

/**
 * @param {KeyboardEvent} event
 * @returns {'undo' | 'redo' | null}
 */
function undoStep({ key, ctrlKey, metaKey, shiftKey }) {
  if (!ctrlKey && !metaKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' ? 'redo' : null;
}
