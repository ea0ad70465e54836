import { useState } from 'preact/hooks';

import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { JsonField } from '../parts/JsonField.jsx';
import { ReasonDialog } from '../parts/ReasonDialog.jsx';
import { objectOf } from '../parts/editedValues.js';

/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */
/** @typedef {import('./incidentActions.js').IncidentAction} IncidentAction */

/**
 * @typedef {object} IncidentDialogProps
 * @property {string} name of the element
 * @property {() => void} onClose
 * @property {(action: IncidentAction, body: { why: string }) => Promise<void>} onAct
 */

/** @param {IncidentDialogProps} props */
export function RetryDialog({ name, onClose, onAct }) {
  return (
    <ReasonDialog
      title={t('Try “{name}” again?', { name })}
      verb={t('Try again')}
      lead={t('It runs once more with the same settings and the data of now.')}
      onClose={onClose}
      onAct={(why) => onAct('retry', { why })}
    />
  );
}

/** @param {IncidentDialogProps} props */
export function CancelIncidentDialog({ onClose, onAct }) {
  return (
    <ReasonDialog
      danger
      title={t('Cancel the whole Request?')}
      verb={t('Cancel the Request')}
      lead={t('Everything that runs or waits in it ends. This cannot be undone.')}
      onClose={onClose}
      onAct={(why) => onAct('cancel', { why })}
    />
  );
}

/** @param {IncidentDialogProps} props */
export function SkipDialog({ name, onClose, onAct }) {
  const [text, setText] = useState('{}');
  const [problem, setProblem] = useState('');
  /** @param {string} why */
  const act = async (why) => {
    /** @type {{ [name: string]: unknown }} */
    let outputs;
    try {
      outputs = objectOf(text);
    } catch (error) {
      setProblem(/** @type {Error} */ (error).message);
      return;
    }
    setProblem('');
    const body = { why, outputs };
    await onAct('skip', body);
  };
  return (
    <ReasonDialog
      title={t('Skip “{name}”?', { name })}
      verb={t('Skip and go on')}
      lead={t('The Request goes on after it, as if it had given these outputs.')}
      onClose={onClose}
      onAct={act}
    >
      <JsonField
        label={t('Outputs')}
        text={text}
        help={t('What it would have given, as JSON. Empty is fine.')}
        problem={problem}
        onText={setText}
      />
    </ReasonDialog>
  );
}

/**
 * @param {IncidentDialogProps & { elements: OutlineItem[], element: string }} props
 */
export function MoveDialog({ name, elements, element, onClose, onAct }) {
  const others = elements.filter(({ id }) => id !== element);
  const [target, setTarget] = useState('');
  const field = useOwnId();
  /** @param {string} why */
  const act = (why) => {
    const body = { why, element: target };
    return onAct('move', body);
  };
  return (
    <ReasonDialog
      title={t('Where should the Request go on?')}
      verb={t('Go on there')}
      lead={t('It leaves “{name}” and enters the element that you choose.', { name })}
      onClose={onClose}
      onAct={act}
    >
      <div class="pb-form-row">
        <label class="pb-label" for={field}>{t('Element')}</label>
        <select
          id={field}
          class="pb-field pb-field-wide"
          required
          value={target}
          onChange={(event) => setTarget(event.currentTarget.value)}
        >
          <option value="">{t('Choose an element')}</option>
          {others.map(({ id, name: label, kind }) => (
            <option key={id} value={id}>{label} · {kind}</option>
          ))}
        </select>
      </div>
    </ReasonDialog>
  );
}
