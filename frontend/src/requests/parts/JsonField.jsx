import { useOwnId } from '../../ids/useOwnId.js';

/**
 * @typedef {object} JsonFieldProps
 * @property {string} label
 * @property {string} text
 * @property {string} [help]
 * @property {string} [problem]
 * @property {number} [rows]
 * @property {(text: string) => void} onText
 */

/**
 * A field for values as JSON.
 * @param {JsonFieldProps} props
 */
export function JsonField({ label, text, help, problem, rows = 4, onText }) {
  const field = useOwnId();
  return (
    <div class="pb-form-row">
      <label class="pb-label" for={field}>{label}</label>
      <textarea
        id={field}
        class="pb-field pb-field-code"
        rows={rows}
        spellcheck={false}
        value={text}
        aria-invalid={Boolean(problem)}
        aria-describedby={`${field}-help`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${field}-help`} class={problem ? 'pb-error' : 'pb-help-text'}>
        {problem || help}
      </p>
    </div>
  );
}
