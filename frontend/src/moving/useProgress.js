import { useEffect, useState } from 'preact/hooks';

import { request } from '../api/request.js';

/** @typedef {import('./types.js').Action} Action */

const SOON = 400;

/**
 * How far an action on many Requests has come; asked for until it has ended.
 *
 * @param {Action | null} begun
 * @param {string} url
 * @returns {Action | null}
 */
export function useProgress(begun, url) {
  const [action, setAction] = useState(/** @type {Action | null} */ (null));
  useEffect(() => {
    setAction(begun);
    if (!begun) return undefined;
    let timer = 0;
    const ask = () => {
      request('GET', url).then(
        (answer) => {
          setAction(answer);
          if (!answer.ended_at) timer = window.setTimeout(ask, SOON);
        },
        () => {
          timer = window.setTimeout(ask, SOON * 5);
        },
      );
    };
    timer = window.setTimeout(ask, SOON);
    return () => window.clearTimeout(timer);
  }, [begun, url]);
  return action;
}
