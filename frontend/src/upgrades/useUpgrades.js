import { useCallback, useEffect, useState } from 'preact/hooks';

import { Problem, request } from '../api/request.js';
import { t } from '../i18n/translate.js';

/** @typedef {import('./types.js').Outdated} Outdated */
/** @typedef {import('./types.js').Run} Run */
/** @typedef {import('./types.js').Urls} Urls */

/**
 * @typedef {object} State
 * @property {boolean} loaded
 * @property {Outdated[]} outdated
 * @property {Run[]} runs
 * @property {string} trouble
 */

const SOON = 400;
/** @type {State} */
const NOTHING = { loaded: false, outdated: [], runs: [], trouble: '' };

/** @param {unknown} error */
function wordsOf(error) {
  if (error instanceof Problem) return error.problem.detail || error.problem.title;
  return t('The server could not be reached.');
}

/**
 * The upgrades of all drafts, kept up to date while a run goes on.
 * @param {Urls} urls
 */
export function useUpgrades(urls) {
  const [state, setState] = useState(NOTHING);
  const load = useCallback(async () => {
    try {
      const answer = await request('GET', urls.upgrades);
      setState({ loaded: true, trouble: '', ...answer });
    } catch (error) {
      setState((known) => ({ ...known, trouble: wordsOf(error) }));
    }
  }, [urls.upgrades]);
  useEffect(() => void load(), [load]);
  const going = state.runs.find(({ ended_at }) => !ended_at) ?? null;
  useFollowing(going, urls, setState, load);
  /**
   * @param {string} address below the one of the upgrades
   * @param {object} [content]
   */
  const act = async (address, content) => {
    try {
      const run = await request('POST', `${urls.upgrades}${address}`, content ?? {});
      setState((known) => ({ ...known, trouble: '', runs: withRun(known.runs, run) }));
    } catch (error) {
      setState((known) => ({ ...known, trouble: wordsOf(error) }));
    }
  };
  return { ...state, going, act };
}

/**
 * @param {Run[]} runs
 * @param {Run} run
 */
function withRun(runs, run) {
  const others = runs.filter(({ id }) => id !== run.id);
  const all = [run, ...others];
  return all.sort((one, other) => other.started_at.localeCompare(one.started_at));
}

/**
 * @param {Run | null} going
 * @param {Urls} urls
 * @param {(change: (known: State) => State) => void} setState
 * @param {() => Promise<void>} load
 */
function useFollowing(going, urls, setState, load) {
  const id = going?.id ?? '';
  useEffect(() => {
    if (!id) return undefined;
    let timer = 0;
    const ask = async () => {
      try {
        const run = await request('GET', `${urls.upgrades}${id}/`);
        if (run.ended_at) return void load();
        setState((known) => ({ ...known, runs: withRun(known.runs, run) }));
      } catch {
        // The next time tells whether the server is back.
      }
      timer = window.setTimeout(ask, SOON);
      return undefined;
    };
    timer = window.setTimeout(ask, SOON);
    return () => window.clearTimeout(timer);
  }, [id, urls.upgrades]);
}
