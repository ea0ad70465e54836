const TYPED = 'input, textarea, select, dialog, [contenteditable="true"]';

/**
 * Whether a key goes to something that a person types in, or to a dialog.
 *
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  return target instanceof Element && Boolean(target.closest(TYPED));
}
