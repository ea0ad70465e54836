import { request } from '../api/request.js';
import { Dialog, DialogActions } from '../dialog/Dialog.jsx';
import { t } from '../i18n/translate.js';
import { useAction } from '../start/processDialogs.jsx';

/**
 * @param {{name: string, url: string, onClose: () => void, onDone: () => void}} props
 */
export function DeleteCredential({ name, url, onClose, onDone }) {
  const { problem, busy, run } = useAction(async () => {
    await request('DELETE', url);
    onDone();
  });
  return (
    <Dialog title={t('Delete “{name}”?', { name })} onClose={onClose}>
      <form onSubmit={run}>
        <p>{t('Steps that name it fail from then on. This cannot be undone.')}</p>
        <p class="pb-error" role="alert">{problem}</p>
        <DialogActions>
          <button class="pb-button" type="button" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button class="pb-button pb-button-danger" disabled={busy}>
            {t('Delete the credential')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
