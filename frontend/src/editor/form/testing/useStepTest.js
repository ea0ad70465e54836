import { useEffect, useRef, useState } from 'preact/hooks';

import { request } from '../../../api/request.js';
import { whenSaved } from '../../saving/whenSaved.js';
import { troubleOf } from './troubleOf.js';

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
 * @property {string} stage of a test that a worker makes: waiting or running
 * @property {StepTest | null} result
 * @property {Trouble | null} trouble
 */

/** @type {State} */
const NOTHING = { running: false, stage: '', result: null, trouble: null };

/**
 * Wait for a test that a worker makes.
 *
 * @param {string} url of the tests of the process
 * @param {{ test: string, state: string, result: StepTest | null }} begun
 * @param {(address: string, stage: string) => void} going
 * @returns {Promise<StepTest>}
 */
async function ended(url, begun, going) {
  const address = `${url}${begun.test}/`;
  let told = begun;
  for (let pause = 100; !told.result; pause = Math.min(pause * 1.3, 1000)) {
    going(address, told.state);
    await new Promise((resolve) => window.setTimeout(resolve, pause));
    told = await request('GET', address);
  }
  return told.result;
}

/**
 * End a test that still runs; who asks for it gets its result.
 * @param {string} address empty for none
 */
async function stop(address) {
  if (!address) return;
  await request('DELETE', address).catch(() => {});
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
  const begunAt = useRef('');
  const going = (/** @type {string} */ address, /** @type {string} */ stage) => {
    begunAt.current = address;
    setState({ ...NOTHING, running: true, stage });
  };
  useEffect(() => () => void stop(begunAt.current), []);
  /**
   * @param {Record<string, unknown>} variables
   * @param {{ dry: boolean, credential?: string }} how
   */
  const test = async (variables, { dry, credential }) => {
    setState({ ...NOTHING, running: true });
    onTrouble(null);
    try {
      await whenSaved(form.injector.get('session'), form.eventBus);
      const sent = { element, variables, dry, ...(credential && { credential }) };
      const begun = await request('POST', form.page.urls.test_step, sent);
      const result = dry ? begun : await ended(form.page.urls.test_step, begun, going);
      setState({ ...NOTHING, result });
      if (result.setting) onTrouble(result);
    } catch (error) {
      const trouble = troubleOf(error);
      setState({ ...NOTHING, trouble });
      if (trouble.setting) onTrouble(trouble);
    }
    begunAt.current = '';
  };
  return { ...state, test, stop: () => stop(begunAt.current) };
}
