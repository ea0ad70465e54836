import { useState } from 'preact/hooks';

import { tryFilled, trySaved } from './sending.js';

/**
 * @typedef {import('./sending.js').Tried} Tried
 *
 * @typedef {object} Tested
 * @property {import('./CredentialForm.jsx').Urls} urls
 * @property {import('./CredentialForm.jsx').CredentialType} type
 * @property {import('./CredentialForm.jsx').SavedCredential} [credential]
 * @property {import('./CredentialForm.jsx').Filled} filled
 * @property {(what: string, send: () => Promise<void>) => Promise<void>} run
 */

/**
 * What a test gave, as long as the values are the ones that were tested.
 * @param {Tested} tested
 */
export function useTest({ urls, type, credential, filled, run }) {
  const values = JSON.stringify(filled.values);
  const [saved] = useState(values);
  const [last, setLast] = useState({
    values,
    tried: /** @type {Tried | null} */ (credential ?? null),
  });
  const isSaved = credential !== undefined && values === saved;

  const test = () =>
    run('test', async () => {
      setLast({ values, tried: null });
      const tried = isSaved
        ? await trySaved(urls, filled.name)
        : await tryFilled(urls, type, filled, !credential);
      setLast({ values, tried });
    });
  return { tried: last.values === values ? last.tried : null, isSaved, test };
}
