import { Drafts } from '../editor/form/Drafts.js';
import { t } from '../i18n/translate.js';

/**
 * What the fields of the form use. No service is asked and no credential known here.
 */
export function previewServices() {
  /** @type {Map<string, boolean>} */
  const groups = new Map();
  const message = () => t('In the preview the service is not asked.');
  return {
    drafts: new Drafts(),
    readOnly: false,
    credentials: /** @type {any} */ ({
      get: () => ({ state: 'there', credentials: [] }),
      askAgain: () => {},
    }),
    serviceChoices: /** @type {any} */ ({
      get: () => ({ state: 'no-account', choices: [], message: message() }),
      askAgain: () => {},
    }),
    credentialUrls: null,
    variables: () => [],
    scope: () => [],
    nameOf: (/** @type {string} */ id) => id,
    remember: (/** @type {string} */ id, /** @type {boolean} */ open) => {
      groups.set(id, open);
    },
    remembered: (/** @type {string} */ id) => groups.get(id),
  };
}
