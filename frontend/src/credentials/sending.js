import { request } from '../api/request.js';

/**
 * @typedef {import('./CredentialForm.jsx').CredentialType} CredentialType
 * @typedef {import('./CredentialForm.jsx').Filled} Filled
 * @typedef {import('./CredentialForm.jsx').Urls} Urls
 *
 * @typedef {object} Tried
 * @property {string} test_outcome worked, failed, or empty where it was never tried
 * @property {string} test_message why it failed, in words
 */

/**
 * Sends what is filled in: a new credential, or a change of one.
 * @param {Urls} urls
 * @param {CredentialType} type
 * @param {Filled} filled
 * @param {boolean} isNew
 * @returns {Promise<{name: string}>}
 */
export function save(urls, type, filled, isNew) {
  const { name, label, values } = filled;
  const body = {
    label,
    values,
    is_default: filled.is_default === 'true',
    calls_per_minute: filled.calls_per_minute.trim() || null,
    expires_at: filled.expires_at ? `${filled.expires_at}T00:00:00Z` : null,
  };
  if (!isNew) return request('PUT', `${urls.api}${name}/`, body);
  return request('POST', urls.api, {
    name: name.trim(),
    connector: type.connector,
    type: type.type,
    ...body,
  });
}

/**
 * Asks the service whether it accepts a credential as it is saved; that is kept.
 * @param {Urls} urls
 * @param {string} name
 * @returns {Promise<Tried>}
 */
export function trySaved(urls, name) {
  return request('POST', `${urls.api}${name}/test/`);
}

/**
 * Asks the service whether it accepts what is filled in; nothing is kept.
 * @param {Urls} urls
 * @param {CredentialType} type
 * @param {Filled} filled
 * @param {boolean} isNew
 * @returns {Promise<Tried>}
 */
export function tryFilled(urls, type, filled, isNew) {
  return request('POST', urls.tests, {
    connector: type.connector,
    type: type.type,
    credential: isNew ? '' : filled.name,
    values: filled.values,
  });
}
