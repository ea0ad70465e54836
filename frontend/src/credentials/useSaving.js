import { useState } from 'preact/hooks';

import { Problem } from '../api/request.js';
import { t } from '../i18n/translate.js';

/**
 * @typedef {import('../editor/form/fields/problems.js').FieldProblem} FieldProblem
 */

/**
 * Send a form and keep what is wrong with it: of one setting, or of the whole.
 * @param {() => Promise<void>} send
 */
export function useSaving(send) {
  const [problem, setProblem] = useState({ setting: '', message: '' });
  const [busy, setBusy] = useState(false);

  /** @param {Event} event */
  const save = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await send();
      setProblem({ setting: '', message: '' });
    } catch (error) {
      const offline = t('The server could not be reached. Nothing was changed.');
      const isRefusal = error instanceof Problem;
      const setting = isRefusal ? error.problem.setting ?? '' : '';
      setProblem({ setting, message: isRefusal ? error.message : offline });
      document.getElementById(`setting-${setting}`)?.focus();
    }
    setBusy(false);
  };

  /** @param {string} setting @returns {FieldProblem | null} */
  const problemOf = (setting) =>
    setting === problem.setting && problem.message
      ? { rule: 'refused', severity: 'error', message: problem.message }
      : null;
  return { busy, save, problemOf };
}
