import { t } from '../i18n/translate.js';

/** @typedef {import('./sending.js').Tried} Tried */

/**
 * What came of a test: of the last one that was kept, or of what is filled in.
 * @param {{tried: Tried | null, busy: boolean, isSaved: boolean}} props
 */
export function CredentialTest({ tried, busy, isSaved }) {
  if (busy) return <p class="pb-quiet">{t('The service is being asked…')}</p>;
  if (tried?.test_outcome === 'worked') {
    const words = isSaved
      ? t('The service accepts it.')
      : t('The service accepts it. It is not saved yet.');
    return <p class="pb-notice pb-notice-success">{words}</p>;
  }
  if (!tried?.test_outcome) return null;
  return <p class="pb-notice pb-notice-warning">{tried.test_message}</p>;
}
