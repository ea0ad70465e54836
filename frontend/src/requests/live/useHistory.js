import { useEffect, useRef, useState } from 'preact/hooks';

import { request } from '../../api/request.js';
import { problemText } from './useAnswer.js';

/** @typedef {import('../types.js').HistoryEvent} HistoryEvent */

// Enough for a person to read; what is older is in the export.
const LONGEST = 10_000;

/**
 * Fetch what came after the events that are here.
 *
 * @param {string} url
 * @param {HistoryEvent[]} known oldest first
 * @returns {Promise<HistoryEvent[]>}
 */
export async function historyAfter(url, known) {
  let events = known;
  for (;;) {
    const after = events[events.length - 1]?.seq ?? 0;
    const answer = await request('GET', `${url}?after=${after}`);
    events = [...events, ...answer.results].slice(-LONGEST);
    if (!answer.more || !answer.results.length) return events;
  }
}

/**
 * The history of a Request; each revision fetches only what is new.
 *
 * @param {string} url
 * @param {number} revision
 * @returns {{ events: HistoryEvent[] | null, problem: string }}
 */
export function useHistory(url, revision) {
  const [events, setEvents] = useState(/** @type {HistoryEvent[] | null} */ (null));
  const [problem, setProblem] = useState('');
  const last = useRef(/** @type {Promise<HistoryEvent[]>} */ (Promise.resolve([])));
  useEffect(() => {
    if (!revision) return;
    const known = last.current;
    const asked = known.then((before) => historyAfter(url, before));
    last.current = asked.catch(() => known);
    asked.then(setEvents, (error) => setProblem(problemText(error)));
  }, [url, revision]);
  return { events, problem };
}
