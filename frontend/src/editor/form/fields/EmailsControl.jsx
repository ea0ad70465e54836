import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { isComputed } from '../../../shared/template.js';
import { useForm } from '../FormContext.js';
import { Below } from './Field.jsx';
import { rowsOf } from './ListControl.jsx';
import { ownProblem, problemsAt } from './problems.js';
import { useDraft } from './useDraft.js';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */

/**
 * Addresses as chips; each can be edited, and several can be pasted at once.
 * @param {ControlProps} props
 */
export function EmailsControl(props) {
  const { id, value, standard, problems } = props;
  const { readOnly } = useForm();
  const [editing, edit] = useState(-1);
  const rows = rowsOf(value ?? standard).map(String);
  const wrong = rows
    .map((_, index) => ownProblem(problemsAt(problems, index)))
    .find((problem) => problem !== null);
  return (
    <>
      <div class="pb-emails pb-field">
        {rows.map((one, index) => (
          <Email
            key={index}
            {...props}
            rows={rows}
            index={index}
            editing={editing === index}
            onEdit={edit}
          />
        ))}
        {!readOnly && (
          <NewEmail
            {...props}
            rows={rows}
            onBack={() => rows.length > 0 && edit(rows.length - 1)}
          />
        )}
      </div>
      <Below id={`${id}-row`} problem={wrong ?? null} />
    </>
  );
}

/**
 * @param {ControlProps & {rows: string[], index: number, editing: boolean,
 *   onEdit: (index: number) => void}} props
 */
function Email(props) {
  const { rows, index, editing, onEdit, standard, onCommit, onPreview } = props;
  const { readOnly } = useForm();
  /** @param {string} text */
  const replaced = (text) =>
    rows.flatMap((one, at) => (at === index ? addressesOf(text) : [one]));
  /** @param {string[]} next */
  const write = (next) => onCommit(next.length || standard !== null ? next : null);
  if (editing) {
    return (
      <EditedEmail
        text={rows[index]}
        onCommit={(text) => write(replaced(text))}
        onPreview={(text) => onPreview(text === null ? null : replaced(text))}
        onLeave={() => onEdit(-1)}
      />
    );
  }
  return (
    <EmailChip
      text={rows[index]}
      problem={ownProblem(problemsAt(props.problems, index))}
      readOnly={readOnly}
      onEdit={() => onEdit(index)}
      onRemove={() => write(replaced(''))}
    />
  );
}

/**
 * @param {{text: string, problem: import('./problems.js').FieldProblem | null,
 *   readOnly: boolean, onEdit: () => void, onRemove: () => void}} props
 */
function EmailChip({ text, problem, readOnly, onEdit, onRemove }) {
  const kind = isComputed(text) ? 'pb-email pb-email-expression' : 'pb-email';
  const edit = t('Edit {address}', { address: text });
  const { message = '' } = problem ?? {};
  return (
    <span class={kind} data-wrong={Boolean(message)}>
      {message && <Icon name="circle-alert" />}
      <button
        class="pb-email-text"
        type="button"
        disabled={readOnly}
        title={message || text}
        aria-label={message ? `${edit}. ${message}` : edit}
        onClick={onEdit}
      >
        {text}
      </button>
      {!readOnly && (
        <button
          class="pb-email-remove"
          type="button"
          aria-label={t('Remove {label}', { label: text })}
          onClick={onRemove}
        >
          <Icon name="x" />
        </button>
      )}
    </span>
  );
}

/**
 * @param {{text: string, onCommit: (text: string) => void,
 *   onPreview: (text: string | null) => void, onLeave: () => void}} props
 */
function EditedEmail({ text, onCommit, onPreview, onLeave }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { draft, handlers } = useDraft({ value: text, onCommit, onPreview });
  useLayoutEffect(() => input.current?.select(), []);
  return (
    <span
      class="pb-emails-input"
      onFocusOut={onLeave}
      onKeyDown={({ key }) => key === 'Enter' && onLeave()}
    >
      <input
        ref={input}
        type="text"
        inputMode="email"
        autocomplete="off"
        aria-label={t('Edit {address}', { address: text })}
        {...handlers}
        value={draft.text}
      />
    </span>
  );
}

/** @param {ControlProps & {rows: string[], onBack: () => void}} props */
function NewEmail({ id, setting, described, rows, onCommit, onPreview, onBack }) {
  const { label, add, placeholder = 'name@example.org' } = setting;
  /** @param {string} text */
  const added = (text) => [...rows, ...addressesOf(text)];
  const { draft, handlers } = useDraft({
    value: '',
    onCommit: (text) => onCommit(added(text)),
    onPreview: (text) => onPreview(text === null ? null : added(text)),
  });
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === 'Backspace' && draft.text === '') {
      event.preventDefault();
      onBack();
    }
    if ([',', ';'].includes(event.key) && !isComputed(draft.text) && draft.text) {
      event.preventDefault();
      draft.commit();
    }
  };
  return (
    <span class="pb-emails-input" onKeyDown={onKeyDown}>
      <input
        id={id}
        type="text"
        inputMode="email"
        autocomplete="off"
        aria-label={add ?? t('Add to {label}', { label })}
        placeholder={rows.length ? '' : placeholder}
        {...described}
        {...handlers}
        value={draft.text}
      />
    </span>
  );
}

/** @param {string} text */
function addressesOf(text) {
  const parts = isComputed(text) ? [text] : text.split(/[,;\n]/);
  return parts.map((part) => part.trim()).filter(Boolean);
}
