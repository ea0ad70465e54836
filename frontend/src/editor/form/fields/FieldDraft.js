/**
 * @typedef {object} DraftOptions
 * @property {string} value as the diagram holds it
 * @property {(text: string) => void} onCommit
 * @property {(text: string | null) => void} [onPreview] null ends the preview
 * @property {boolean} [multiline] Enter makes a line; otherwise Shift Enter does
 */

/** What is being typed into one field, from when it is entered until it is left. */
export class FieldDraft {
  /**
   * @param {import('../Drafts.js').Drafts} drafts
   * @param {DraftOptions} options
   * @param {() => void} draw
   */
  constructor(drafts, options, draw) {
    this.drafts = drafts;
    this.options = options;
    this.draw = draw;
    /** @type {{ text: string, base: string } | null} */
    this.typed = null;
  }

  get text() {
    return this.typed ? this.typed.text : this.options.value;
  }

  /** What someone else wrote meanwhile, or null. */
  get theirs() {
    const { value } = this.options;
    return this.typed && value !== this.typed.base ? value : null;
  }

  begin() {
    if (!this.typed) {
      this.drafts.begin(this);
      this.typed = { text: this.options.value, base: this.options.value };
    }
    return this.typed;
  }

  isChanged() {
    return this.typed !== null && this.typed.text !== this.typed.base;
  }

  commit() {
    const { typed, options } = this;
    if (!typed) return;
    const changed = this.isChanged();
    this.typed = null;
    this.drafts.end(this);
    if (changed) {
      options.onCommit(typed.text);
      options.onPreview?.(null);
    }
    this.draw();
  }

  /** @param {string} text */
  type(text) {
    this.begin().text = text;
    this.options.onPreview?.(text);
    this.draw();
  }

  revert() {
    if (!this.typed) return;
    this.typed.text = this.typed.base;
    this.options.onPreview?.(null);
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  isEnd({ ctrlKey, metaKey, shiftKey }) {
    return this.options.multiline ? ctrlKey || metaKey : !shiftKey;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.isChanged()) {
      event.preventDefault();
      event.stopPropagation();
      this.revert();
    }
    if (event.key === 'Enter' && this.isEnd(event)) {
      event.preventDefault();
      this.commit();
    }
  }
}
