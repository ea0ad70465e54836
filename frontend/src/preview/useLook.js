import { useEffect, useState } from 'preact/hooks';

/** @typedef {import('../shared/types.js').Manifest} Manifest */

/**
 * @typedef {object} Look what the server says about the connector
 * @property {string} file
 * @property {string} stamp
 * @property {Array<{ place: string, line: number, message: string }>} problems
 * @property {{ [language: string]: Manifest }} manifests `""` is the manifest's own
 * @property {{ [theme: string]: string }} icons
 */

/**
 * The connector as it is now, null until it is known, and whether the server still
 * tells of changes.
 *
 * @returns {{ look: Look | null, isLive: boolean }}
 */
export function useLook() {
  const [look, see] = useState(/** @type {Look | null} */ (null));
  const [isLive, setLive] = useState(true);
  useEffect(() => {
    const changes = new EventSource('./changes');
    changes.onopen = () => setLive(true);
    changes.onerror = () => setLive(false);
    changes.onmessage = async () => {
      const answer = await fetch('./look').catch(() => null);
      if (answer?.ok) see(await answer.json());
    };
    return () => changes.close();
  }, []);
  return { look, isLive };
}
