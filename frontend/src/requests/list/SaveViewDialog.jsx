import { useState } from 'preact/hooks';

import { Dialog, DialogActions } from '../../dialog/Dialog.jsx';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { openMenu } from '../../menu/openMenu.js';
import { removeView, savedViews, saveView, viewQuery } from './savedViews.js';

/** @param {{ onClose: () => void }} props */
export function SaveViewDialog({ onClose }) {
  const [name, setName] = useState('');
  const field = useOwnId();
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    saveView(name.trim(), window.location.search);
    onClose();
  };
  return (
    <Dialog title={t('What is this view called?')} onClose={onClose}>
      <form onSubmit={save}>
        <label class="pb-label" for={field}>{t('Name')}</label>
        <input
          id={field}
          class="pb-field pb-field-wide"
          value={name}
          maxLength={80}
          required
          aria-describedby={`${field}-help`}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="pb-help-text" id={`${field}-help`}>
          {t('Status, process and search are kept in this browser.')}
        </p>
        <DialogActions>
          <button class="pb-button" type="button" onClick={onClose}>{t('Back')}</button>
          <button class="pb-button pb-button-primary" disabled={!name.trim()}>
            {t('Save the view')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/**
 * The menu of saved views below its button.
 *
 * @param {HTMLElement} anchor
 * @param {() => void} onSave
 */
export function openViews(anchor, onSave) {
  const here = viewQuery(window.location.search);
  const views = savedViews();
  const items = views.map(({ name, query }) => ({
    label: name,
    end: query === here ? t('shown') : undefined,
    run: () => window.location.assign(`?${query}`),
  }));
  const removals = views
    .filter(({ query }) => query === here)
    .map(({ name }) => ({
      label: t('Remove “{name}”', { name }),
      end: undefined,
      run: () => removeView(name),
    }));
  const save = { label: t('Save this view…'), end: undefined, run: onSave };
  openMenu(anchor, t('Views'), [...items, save, ...removals]);
}
