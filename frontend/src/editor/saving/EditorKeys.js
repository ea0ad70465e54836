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
    const typing = event.target instanceof Element &&
      event.target.closest('input, textarea, select, dialog, [contenteditable="true"]');
    if (!(event.ctrlKey || event.metaKey) || event.altKey || typing) return;
    const key = event.key.toLowerCase();
    const redo = key === 'y' || (key === 'z' && event.shiftKey);
    if (key !== 'z' && !redo) return;
    event.preventDefault();
    event.stopPropagation();
    const session = injector.get('session');
    if (redo) session.redo();
    else session.undo();
  }
}
