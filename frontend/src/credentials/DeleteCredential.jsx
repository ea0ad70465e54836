import { useEffect, useState } from 'preact/hooks';

import { request } from '../api/request.js';
import { Dialog, DialogActions } from '../dialog/Dialog.jsx';
import { t } from '../i18n/translate.js';
import { useAction } from '../start/processDialogs.jsx';

/**
 * @typedef {object} Uses where steps name a credential
 * @property {Array<{process: string, name: string}>} drafts
 * @property {Array<{process: string, name: string, number: number,
 *   running: number}>} versions
 * @property {number} running
 */

/** @param {string} url @returns {Uses | 'asked' | 'unknown'} */
function useUses(url) {
  const [uses, setUses] = useState(/** @type {Uses | 'asked' | 'unknown'} */ ('asked'));
  useEffect(() => {
    request('GET', `${url}uses/`).then(setUses, () => setUses('unknown'));
  }, [url]);
  return uses;
}

/** @param {{name: string, number: number, running: number}} version */
function versionText({ name, number, running }) {
  const words = { name, number, running };
  if (running === 0) return t('{name}, version {number}', words);
  return running === 1
    ? t('{name}, version {number}: 1 Request runs', words)
    : t('{name}, version {number}: {running} Requests run', words);
}

/** @param {{title: string, lines: string[]}} props */
function Stopping({ title, lines }) {
  if (!lines.length) return null;
  return (
    <>
      <h3 class="pb-stops-title">{title}</h3>
      <ul class="pb-stops">
        {lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
    </>
  );
}

/** @param {{uses: ReturnType<typeof useUses>}} props */
function WhatStops({ uses }) {
  if (uses === 'asked') return <p class="pb-quiet">{t('Looking who uses it…')}</p>;
  if (uses === 'unknown') {
    return <p>{t('Who uses it could not be found out. Steps that name it fail.')}</p>;
  }
  const { drafts, versions } = uses;
  if (!drafts.length && !versions.length) {
    return <p>{t('No step names it: nothing stops.')}</p>;
  }
  return (
    <>
      <Stopping
        title={t('Can run no more')}
        lines={versions.map(versionText)}
      />
      <Stopping
        title={t('Cannot be published')}
        lines={drafts.map(({ name }) => name)}
      />
    </>
  );
}

/**
 * Asks before a credential is deleted, and says what stops.
 * @param {object} props
 * @param {string} props.name
 * @param {boolean} props.isDefault
 * @param {string} props.url
 * @param {() => void} props.onClose
 * @param {() => void} props.onDone
 */
export function DeleteCredential({ name, isDefault, url, onClose, onDone }) {
  const uses = useUses(url);
  const { problem, busy, run } = useAction(async () => {
    await request('DELETE', url);
    onDone();
  });
  return (
    <Dialog title={t('Delete “{name}”?', { name })} onClose={onClose}>
      <form onSubmit={run}>
        <div role="status"><WhatStops uses={uses} /></div>
        {isDefault && (
          <p>{t('It is the default: steps that name none use it, too.')}</p>
        )}
        <p>{t('This cannot be undone.')}</p>
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
