import { useEffect, useState } from 'preact/hooks';

import { request } from '../api/request.js';
import { problemText } from '../requests/live/useAnswer.js';
import { joined } from './preview.js';

/** @typedef {import('./types.js').MoveWish} MoveWish */
/** @typedef {import('./types.js').Preview} Preview */

/**
 * What is sent for a wish.
 * @param {MoveWish} wish
 */
export function contentOf({ from, to, mapping, requests }) {
  return { from, to, mapping, ...(requests ? { requests } : { all: true }) };
}

/**
 * What would come of a move, asked for a thousand Requests at a time; the answer
 * before stays until the first one of a new wish is there.
 *
 * @param {string} url
 * @param {MoveWish} wish
 * @param {number} round asks again when it changes
 * @returns {{ preview: Preview | null, busy: boolean, problem: string }}
 */
export function usePreview(url, wish, round) {
  const [preview, setPreview] = useState(/** @type {Preview | null} */ (null));
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let current = wish.from !== wish.to;
    /** @param {Preview | null} before @param {number} after */
    const ask = async (before, after) => {
      const content = { ...contentOf(wish), dry_run: true, after };
      const answer = await request('POST', url, content);
      if (!current) return;
      const all = joined(before, answer);
      setPreview(all);
      if (answer.next === null) setBusy(false);
      else await ask(all, answer.next);
    };
    setProblem('');
    setBusy(current);
    if (current) {
      ask(null, 0).catch((error) => {
        if (!current) return;
        setProblem(problemText(error));
        setBusy(false);
      });
    } else {
      setPreview(null);
    }
    return () => {
      current = false;
    };
  }, [url, wish, round]);
  return { preview, busy, problem };
}
