import { t } from '../i18n/translate.js';
import { CredentialTest } from './CredentialTest.jsx';
import { useTest } from './useTest.js';

/**
 * Saving, and a test of what is filled in with what came of it.
 * @param {import('./useTest.js').Tested & {busy: string,
 *   actions?: import('preact').ComponentChildren}} props
 */
export function CredentialActions({ busy, actions, ...tested }) {
  const { tried, isSaved, test } = useTest(tested);
  return (
    <>
      <div role="status">
        <CredentialTest tried={tried} busy={busy === 'test'} isSaved={isSaved} />
      </div>
      <div class="pb-credential-actions">
        <button class="pb-button pb-button-primary" disabled={busy !== ''}>
          {t('Save')}
        </button>
        {tested.type.testable && (
          <button class="pb-button" type="button" disabled={busy !== ''} onClick={test}>
            {t('Test')}
          </button>
        )}
        {actions}
      </div>
    </>
  );
}
