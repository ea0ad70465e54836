import { useState } from 'preact/hooks';

import './form.css';

import { Dialog, DialogActions } from '../../dialog/Dialog.jsx';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { useAction } from '../../start/processDialogs.jsx';

/**
 * @typedef {object} ReasonProps
 * @property {string} title the question
 * @property {string} verb what the button does
 * @property {string} [lead] what will happen
 * @property {boolean} [danger]
 * @property {boolean} [wide]
 * @property {() => void} onClose
 * @property {(why: string) => Promise<void>} onAct rejects with the words of a refusal
 * @property {import('preact').ComponentChildren} [children] further fields
 */

/**
 * A dialog that acts on a Request and asks why; the reason goes into its history.
 * @param {ReasonProps} props
 */
export function ReasonDialog(props) {
  const { title, verb, lead, danger, wide, onClose, onAct, children } = props;
  const [why, setWhy] = useState('');
  const { problem, busy, run } = useAction(() => onAct(why.trim()));
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <form onSubmit={run}>
        {lead && <p class="pb-dialog-lead">{lead}</p>}
        {children}
        <WhyField why={why} onWhy={setWhy} />
        <p class="pb-error" role="alert">{problem}</p>
        <DialogActions>
          <button class="pb-button" type="button" onClick={onClose}>{t('Back')}</button>
          <button
            class={`pb-button ${danger ? 'pb-button-danger' : 'pb-button-primary'}`}
            disabled={busy}
          >
            {verb}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** @param {{ why: string, onWhy: (why: string) => void }} props */
function WhyField({ why, onWhy }) {
  const field = useOwnId();
  return (
    <>
      <label class="pb-label" for={field}>{t('Why?')}</label>
      <textarea
        id={field}
        class="pb-field"
        rows={2}
        maxLength={2000}
        required
        value={why}
        aria-describedby={`${field}-help`}
        onInput={(event) => onWhy(event.currentTarget.value)}
      />
      <p class="pb-help-text" id={`${field}-help`}>
        {t('Everyone who sees the Request can read this in its timeline.')}
      </p>
    </>
  );
}
