import { useEffect, useState } from 'preact/hooks';

import { Problem, request } from '../api/request.js';
import { t } from '../i18n/translate.js';

/**
 * @typedef {object} Tried
 * @property {string} test_outcome worked, failed, or empty where it was never tried
 * @property {string} test_message why it failed, in words
 */

/**
 * Asks the server to try a credential.
 * @param {string} url
 * @returns {Promise<Tried>}
 */
async function tried(url) {
  try {
    return await request('POST', url);
  } catch (error) {
    const offline = t('The server could not be reached. Nothing was changed.');
    const words = error instanceof Problem ? error.message : offline;
    return { test_outcome: 'failed', test_message: words };
  }
}

/**
 * What came of the last test, and of another one when the button is pressed.
 * @param {{url: string, last: Tried, button: HTMLButtonElement}} props
 */
export function CredentialTest({ url, last, button }) {
  const [{ test_outcome: outcome, test_message: message }, setOutcome] = useState(last);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const test = async () => {
      button.disabled = true;
      setBusy(true);
      setOutcome(await tried(url));
      setBusy(false);
      button.disabled = false;
    };
    button.addEventListener('click', test);
    return () => button.removeEventListener('click', test);
  }, [url, button]);
  if (busy) return <p class="pb-quiet">{t('The service is being asked…')}</p>;
  if (outcome === 'worked') {
    return (
      <p class="pb-notice pb-notice-success">{t('The service accepts it.')}</p>
    );
  }
  return outcome ? <p class="pb-notice pb-notice-warning">{message}</p> : null;
}
