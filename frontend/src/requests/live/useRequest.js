import { useEffect, useMemo, useState } from 'preact/hooks';

import { Problem, request } from '../../api/request.js';
import { LiveUpdates } from './LiveUpdates.js';
import { oneAtATime } from './oneAtATime.js';

/** @typedef {import('../types.js').RequestDetail} RequestDetail */
/** @typedef {"" | "refused" | "offline" | "broken"} Trouble */

/** @param {unknown} error @returns {Trouble} */
function troubleOf(error) {
  if (!(error instanceof Problem)) return 'offline';
  return [403, 404].includes(error.problem.status) ? 'refused' : 'broken';
}

/**
 * A Request as it is now; asked for again whenever the server says that it changed.
 *
 * @param {import('../types.js').RequestUrls} urls
 * @returns {{ detail: RequestDetail | null, trouble: Trouble, refresh: () => void }}
 */
export function useRequest(urls) {
  const [detail, setDetail] = useState(/** @type {RequestDetail | null} */ (null));
  const [trouble, setTrouble] = useState(/** @type {Trouble} */ (''));
  const refresh = useMemo(
    () =>
      oneAtATime(async () => {
        try {
          setDetail(await request('GET', urls.detail));
          setTrouble('');
        } catch (error) {
          setTrouble(troubleOf(error));
        }
      }),
    [urls.detail],
  );
  useEffect(() => {
    const live = new LiveUpdates(urls.socket, {
      changed: () => void refresh(),
      refused: () => setTrouble('refused'),
    });
    void refresh();
    live.start();
    return () => live.end();
  }, [urls.socket, refresh]);
  return { detail, trouble, refresh };
}
