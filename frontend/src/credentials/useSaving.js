import { useState } from 'preact/hooks';

import { Problem } from '../api/request.js';
import { t } from '../i18n/translate.js';

/**
 * @typedef {import('../editor/form/fields/problems.js').FieldProblem} FieldProblem
 * @typedef {{setting: string, message: string}} Refusal
 */

/** @type {Refusal} */
const NONE = { setting: '', message: '' };

/** @param {unknown} error @returns {Refusal} */
function refusalOf(error) {
  if (error instanceof Problem) {
    return { setting: error.problem.setting ?? '', message: error.message };
  }
  const message = t('The server could not be reached. Nothing was changed.');
  return { setting: '', message };
}

/** Send a form and keep what is wrong with it: of one setting, or of the whole. */
export function useSaving() {
  const [refusal, setRefusal] = useState(NONE);
  const [busy, setBusy] = useState('');

  /**
   * @param {string} what is being done
   * @param {() => Promise<void>} send
   */
  const run = async (what, send) => {
    setBusy(what);
    try {
      await send();
      setRefusal(NONE);
    } catch (error) {
      const found = refusalOf(error);
      setRefusal(found);
      document.getElementById(`setting-${found.setting}`)?.focus();
    }
    setBusy('');
  };

  /** @param {string} setting @returns {FieldProblem | null} */
  const problemOf = (setting) =>
    setting === refusal.setting && refusal.message
      ? { rule: 'refused', severity: 'error', message: refusal.message }
      : null;
  return { busy, run, problemOf };
}
