import { isTyping } from '../../keys/isTyping.js';

/** Undo and redo of bpmn-js' own stack are replaced by the session's. */
export class EditorKeys {
  static $inject = ['eventBus', 'injector'];

  /**
   * @param {any} eventBus
   * @param {any} injector
   */
  constructor(eventBus, injector) {
    eventBus.on('editorActions.init', 500, (/** @type {any} */ { editorActions }) => {
      const session = () => injector.get('session');
      for (const name of ['undo', 'redo']) {
        if (editorActions.isRegistered(name)) editorActions.unregister(name);
      }
      editorActions.register({
        undo: () => session().undo(),
        redo: () => session().redo(),
      });
    });
    document.addEventListener('keydown', (event) => this.onKey(event, injector));
  }

  /**
   * Undo and redo wherever the focus is, except where text is typed.
   *
   * @param {KeyboardEvent} event
   * @param {any} injector
   */
  onKey(event, injector) {
    const taken = event.defaultPrevented || isTyping(event.target);
    const action = taken ? null : actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    injector.get('session')[action]();
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {'undo' | 'redo' | null}
 */
function actionOf({ ctrlKey, metaKey, altKey, shiftKey, key }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'y') return 'redo';
  if (letter !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}
