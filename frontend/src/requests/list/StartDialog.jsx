import { useState } from 'preact/hooks';

import { Dialog, DialogActions } from '../../dialog/Dialog.jsx';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';

/** @typedef {{ id: string, name: string, version: number }} Startable */

const MANY = 8;

/**
 * Which process to start.
 * @param {{ processes: Startable[], urlOf: (id: string) => string,
 *   onClose: () => void }} props
 */
export function StartDialog({ processes, urlOf, onClose }) {
  const [text, setText] = useState('');
  const field = useOwnId();
  const wanted = text.trim().toLowerCase();
  const found = processes.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <Dialog title={t('Which process?')} onClose={onClose}>
      {processes.length > MANY && (
        <>
          <label class="pb-label" for={field}>{t('Search processes')}</label>
          <input
            id={field}
            class="pb-field pb-field-wide"
            type="search"
            autocomplete="off"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </>
      )}
      <ul class="pb-start-list">
        {found.map(({ id, name, version }) => (
          <li key={id}>
            <a class="pb-menu-item" href={urlOf(id)}>
              <span>{name}</span>
              <span class="pb-menu-end">
                {t('Version {number}', { number: version })}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {!found.length && <p class="pb-quiet">{t('No process is called so.')}</p>}
      <DialogActions>
        <button class="pb-button" type="button" onClick={onClose}>{t('Back')}</button>
      </DialogActions>
    </Dialog>
  );
}
