import { t } from '../../../i18n/translate.js';

/** @typedef {import('./Credentials.js').Credential} Credential */

/** @param {string | null} moment */
function day(moment) {
  if (!moment) return '';
  // The day that was filled in, which is one of UTC.
  const options = /** @type {const} */ ({ dateStyle: 'long', timeZone: 'UTC' });
  return new Intl.DateTimeFormat(undefined, options).format(new Date(moment));
}

/**
 * What is wrong with a credential, in a word beside its name; empty where it is ready.
 * @param {Credential} credential
 */
export function mark({ state }) {
  const marks = {
    failed: t('failed'),
    'sign-in': t('sign-in needed'),
    expired: t('expired'),
    expiring: t('expires soon'),
    ready: '',
  };
  return marks[state] ?? '';
}

/**
 * What is wrong with a credential, in a sentence; empty where it is ready.
 * @param {Credential} credential
 */
export function sentence({ name, state, expires_at: ends }) {
  const words = { name, day: day(ends) };
  const sentences = {
    failed: t('The service did not accept “{name}” when it was last tested.', words),
    'sign-in': t('Somebody has to sign in with the service for “{name}”.', words),
    expired: t('“{name}” expired on {day}.', words),
    expiring: t('“{name}” expires on {day}.', words),
    ready: '',
  };
  return sentences[state] ?? '';
}
