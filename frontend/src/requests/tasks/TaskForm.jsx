import { useRef, useState } from 'preact/hooks';

import '../parts/form.css';

import { Problem, request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';
import { useAction } from '../../start/processDialogs.jsx';
import { FieldControl } from './FieldControl.jsx';
import { filledOf, readFields } from './fieldValues.js';

/** @typedef {import('../types.js').Task} Task */
/** @typedef {import('./fieldValues.js').Filled} Filled */

/**
 * What a person has filled in so far.
 * @param {Task} task
 */
function useFilled({ fields }) {
  const [filled, setFilled] = useState(
    () => /** @type {{ [name: string]: Filled }} */ (
      Object.fromEntries(fields.map((field) => [field.name, filledOf(field)]))
    ),
  );
  /** @param {string} name @param {Filled} value */
  const fill = (name, value) => setFilled((before) => ({ ...before, [name]: value }));
  return { filled, fill };
}

/**
 * @param {string} url
 * @param {{ [name: string]: unknown }} variables
 * @returns {Promise<Record<string, string> | null>} what is wrong with which field
 */
async function complete(url, variables) {
  try {
    await request('POST', `${url}complete/`, { variables });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { fields } = /** @type {any} */ (error.problem);
    if (!fields) throw error;
    return fields;
  }
  return null;
}

/**
 * The form of a task of a person; it is done when the server has taken it.
 * @param {{ task: Task, url: string, onDone: () => void }} props
 */
export function TaskForm({ task, url, onDone }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const { filled, fill } = useFilled(task);
  const [problems, setProblems] = useState(/** @type {Record<string, string>} */ ({}));
  const { problem, busy, run } = useAction(async () => {
    const read = readFields(task.fields, filled);
    setProblems(read.problems);
    const [first] = Object.keys(read.problems);
    if (first) {
      const control = form.current?.elements.namedItem(first);
      /** @type {HTMLElement | null} */ (control)?.focus();
      return;
    }
    const refused = await complete(url, read.variables);
    if (refused) setProblems(refused);
    else onDone();
  });
  return (
    <form ref={form} class="pb-task-form" onSubmit={run} noValidate>
      {task.description && <p class="pb-task-text">{task.description}</p>}
      {task.fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          filled={filled[field.name]}
          problem={problems[field.name] ?? ''}
          onFill={(value) => fill(field.name, value)}
        />
      ))}
      <p class="pb-error" role="alert">{problem}</p>
      <button class="pb-button pb-button-primary" disabled={busy}>{t('Done')}</button>
    </form>
  );
}
