import './preview.css';

import { Dialog, DialogActions } from '../../../dialog/Dialog.jsx';
import { t } from '../../../i18n/translate.js';
import { MailPreview } from './MailPreview.jsx';
import { RequestPreview } from './RequestPreview.jsx';

/** @typedef {import('./usePreview.js').Shown} Shown */

/**
 * What a step will send, or why that cannot be seen.
 *
 * @param {{ shown: Shown, frame: string, onClose: () => void }} props
 */
export function PreviewDialog({ shown, frame, onClose }) {
  const { preview, message, isAsking } = shown;
  if (!preview && !message && !isAsking) return null;
  const title = preview?.kind === 'email' ? t('The e-mail') : t('What is sent');
  return (
    <Dialog title={title} onClose={onClose}>
      {isAsking && <div class="pb-skeleton pb-preview-bone" aria-hidden="true" />}
      {message && <p role="alert">{message}</p>}
      <Content preview={preview} frame={frame} />
      <p class="pb-help-text">
        {t('With the sample variables of the test. Nothing was sent.')}
      </p>
      <DialogActions>
        <button class="pb-button" type="button" onClick={onClose}>{t('Close')}</button>
      </DialogActions>
    </Dialog>
  );
}

/** @param {{ preview: Shown['preview'], frame: string }} props */
function Content({ preview, frame }) {
  if (!preview) return null;
  return preview.kind === 'email'
    ? <MailPreview mail={preview.content} frame={frame} />
    : <RequestPreview sent={preview.content} />;
}
