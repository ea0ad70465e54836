import { useState } from 'preact/hooks';

import { Problem, request } from '../api/request.js';
import { Dialog, DialogActions } from '../dialog/Dialog.jsx';
import { t } from '../i18n/translate.js';
import { useOwnId } from '../ids/useOwnId.js';

/** @typedef {import('./processMenu.js').MenuProcess} MenuProcess */

/**
 * Run something that may be refused and keep the words of the refusal.
 * @param {() => Promise<void>} action
 * @returns {{problem: string, busy: boolean, run: (event: Event) => Promise<void>}}
 */
export function useAction(action) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  return {
    problem,
    busy,
    run: async (event) => {
      event.preventDefault();
      setBusy(true);
      try {
        await action();
      } catch (error) {
        const offline = t('The server could not be reached. Nothing was changed.');
        setProblem(error instanceof Problem ? error.message : offline);
      }
      setBusy(false);
    },
  };
}

/** @param {{onClose: () => void}} props */
function CancelButton({ onClose }) {
  return (
    <button class="pb-button" type="button" onClick={onClose}>{t('Cancel')}</button>
  );
}

/**
 * @param {{process: MenuProcess, url: string, onClose: () => void,
 *   onDone: () => void}} props
 */
export function RenameDialog({ process, url, onClose, onDone }) {
  const [name, setName] = useState(process.name);
  const field = useOwnId();
  const { problem, busy, run } = useAction(async () => {
    await request('PATCH', url, { name });
    onDone();
  });
  return (
    <Dialog title={t('What is the process called?')} onClose={onClose}>
      <form onSubmit={run}>
        <label class="pb-label" for={field}>{t('Name')}</label>
        <input
          id={field}
          class="pb-field"
          value={name}
          maxLength={200}
          required
          aria-invalid={Boolean(problem)}
          aria-describedby={`${field}-error`}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="pb-error" id={`${field}-error`} role="alert">{problem}</p>
        <DialogActions>
          <CancelButton onClose={onClose} />
          <button class="pb-button pb-button-primary" disabled={busy}>
            {t('Rename')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/**
 * @param {{process: MenuProcess, url: string, onClose: () => void,
 *   onDone: () => void}} props
 */
export function DeleteDialog({ process, url, onClose, onDone }) {
  const { problem, busy, run } = useAction(async () => {
    await request('DELETE', url);
    onDone();
  });
  const title = t('Delete “{name}”?', { name: process.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={run}>
        <p>{t('The draft and all its versions go. This cannot be undone.')}</p>
        <p class="pb-error" role="alert">{problem}</p>
        <DialogActions>
          <CancelButton onClose={onClose} />
          <button class="pb-button pb-button-danger" disabled={busy}>
            {t('Delete the process')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
