import { useState } from 'preact/hooks';

import { Problem, request } from '../../../api/request.js';
import { t } from '../../../i18n/translate.js';
import { whenSaved } from '../../saving/whenSaved.js';

/**
 * @typedef {object} StepTest what the server says of a test
 * @property {boolean} dry
 * @property {import('../../../requests/types.js').AttemptOutcome} outcome
 * @property {string} message
 * @property {string} setting that has to be changed, empty for none
 * @property {Record<string, unknown>} settings
 * @property {Record<string, unknown> | null} request
 * @property {Record<string, unknown>} outputs
 * @property {Record<string, unknown>} variables
 * @property {string} log
 * @property {number} seconds
 * @property {Array<{ name: string, type: string, size: number }>} files
 * @property {Mail[]} mails
 * @property {string} idempotency_key
 */

/**
 * @typedef {object} Mail
 * @property {string} sender
 * @property {string[]} recipients
 * @property {string} subject
 * @property {string} text
 */

/**
 * @typedef {object} Trouble why there is no result
 * @property {string} message
 * @property {string} setting
 */

/**
 * @typedef {object} State
 * @property {boolean} running
 * @property {StepTest | null} result
 * @property {Trouble | null} trouble
 */

/** @type {State} */
const NOTHING = { running: false, result: null, trouble: null };

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
function troubleOf(error) {
  if (error instanceof Problem) {
    const { detail, title, setting = '' } = error.problem;
    return { message: detail || title, setting };
  }
  const offline = error instanceof TypeError;
  const message = offline
    ? t('The server could not be reached.')
    : /** @type {Error} */ (error).message;
  return { message, setting: '' };
}

/**
 * Tests of one step, on the draft as it is stored.
 *
 * @param {import('../Form.jsx').Form} form
 * @param {string} element
 * @param {(trouble: Trouble | null) => void} onTrouble a setting is the reason
 */
export function useStepTest(form, element, onTrouble) {
  const [state, setState] = useState(NOTHING);
  /**
   * @param {Record<string, unknown>} variables
   * @param {{ dry: boolean }} how
   */
  const test = async (variables, { dry }) => {
    setState({ ...NOTHING, running: true });
    onTrouble(null);
    try {
      await whenSaved(form.injector.get('session'), form.eventBus);
      const sent = { element, variables, dry };
      const result = await request('POST', form.page.urls.test_step, sent);
      setState({ ...NOTHING, result });
      if (result.setting) onTrouble(result);
    } catch (error) {
      const trouble = troubleOf(error);
      setState({ ...NOTHING, trouble });
      if (trouble.setting) onTrouble(trouble);
    }
  };
  return { ...state, test };
}
