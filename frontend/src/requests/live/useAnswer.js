import { useEffect, useState } from 'preact/hooks';

import { Problem, request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';

/**
 * The words of what went wrong, for a person.
 * @param {unknown} error
 */
export function problemText(error) {
  if (error instanceof Problem) return error.message;
  return t('The server could not be reached. It is tried again.');
}

/**
 * What an address answers; asked for again when `revision` changes, while the old
 * answer stays in place.
 *
 * @param {string} url empty to ask for nothing
 * @param {number} revision
 * @returns {{ answer: any, problem: string, reload: () => void }}
 */
export function useAnswer(url, revision) {
  const [held, setHeld] = useState({ url, answer: /** @type {any} */ (null) });
  const [problem, setProblem] = useState('');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = Boolean(url);
    if (!current) return undefined;
    request('GET', url).then(
      (answer) => {
        if (!current) return;
        setHeld({ url, answer });
        setProblem('');
      },
      (error) => current && setProblem(problemText(error)),
    );
    return () => {
      current = false;
    };
  }, [url, revision, round]);
  const answer = held.url === url ? held.answer : null;
  return { answer, problem, reload: () => setRound((before) => before + 1) };
}

/**
 * The rows of an answer, whether it comes in pages or as one list.
 * @param {any} answer
 * @returns {any[]}
 */
export function rowsOf(answer) {
  if (Array.isArray(answer)) return answer;
  return answer?.results ?? [];
}
