import { useState } from 'preact/hooks';

import './testing.css';

import { Dialog, DialogActions } from '../../../dialog/Dialog.jsx';
import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';
import { Group } from '../Group.jsx';
import { PreviewDialog } from '../preview/PreviewDialog.jsx';
import { usePreview } from '../preview/usePreview.js';
import { noteRealRun, usedSamples, useSample, variablesIn, wasRunForReal }
  from './samples.js';
import { SampleVariables } from './SampleVariables.jsx';
import { TestResult } from './TestResult.jsx';
import { useStepTest } from './useStepTest.js';

/** @typedef {import('../connector/StepSettings.jsx').StepProps} StepProps */
/** @typedef {import('./useStepTest.js').Trouble} Trouble */
/** @typedef {StepProps & { onTrouble: (trouble: Trouble | null) => void }} TestProps */

const CALLED = ['task', 'throw', 'end'];

/**
 * Tries the step with sample variables, without publishing.
 * @param {TestProps} props
 */
export function TestStep(props) {
  const { readOnly } = useForm();
  const { placements = [] } = /** @type {any} */ (props.operation);
  const isCalled = placements.some((/** @type {string} */ one) => CALLED.includes(one));
  if (readOnly || !isCalled) return null;
  return (
    <Group id="test-step" name={t('Test this step')}>
      <Test {...props} />
    </Group>
  );
}

/** @param {TestProps} props */
function Test(props) {
  const { form, element, onTrouble } = props;
  const process = form.page.process.id;
  const [text, setText] = useState(usedSamples(process)[0] ?? '');
  const [asks, setAsks] = useState(false);
  const tests = useStepTest(form, element.id, onTrouble);
  const preview = usePreviewDialog(props);
  const variables = variablesIn(text);
  /** @param {{ dry: boolean }} how */
  const run = (how) => {
    if (!variables) return;
    useSample(process, text);
    if (!how.dry) noteRealRun(process);
    setAsks(false);
    void tests.test(variables, how);
  };
  const isKnown = wasRunForReal(process);
  return (
    <div class="pb-test">
      <SampleVariables
        id={`form-${element.id}-test`}
        text={text}
        used={usedSamples(process)}
        problem={variables ? '' : t('This is no JSON object.')}
        onText={setText}
      />
      <Actions
        disabled={tests.running || !variables}
        onDry={() => run({ dry: true })}
        onReal={() => (isKnown ? run({ dry: false }) : setAsks(true))}
        onPreview={preview.showFor(variables)}
      />
      {preview.dialog}
      <TestResult {...props} {...tests} />
      {asks && (
        <Question onClose={() => setAsks(false)} onRun={() => run({ dry: false })} />
      )}
    </div>
  );
}

/**
 * The dialog with what the step will send; `showFor` is nothing where nothing shows it.
 *
 * @param {StepProps} props
 */
function usePreviewDialog({ form, element, operation }) {
  const { show, close, ...shown } = usePreview(form, element.id);
  const { preview, request } = /** @type {any} */ (operation);
  const frame = form.page.urls.mail_frame;
  return {
    showFor: (/** @type {Record<string, unknown> | null} */ variables) =>
      preview || request ? () => void show(variables ?? {}) : undefined,
    dialog: <PreviewDialog shown={shown} frame={frame} onClose={close} />,
  };
}

/**
 * @param {{ disabled: boolean, onDry: () => void, onReal: () => void,
 *   onPreview: (() => void) | undefined }} props
 */
function Actions({ disabled, onDry, onReal, onPreview }) {
  return (
    <div class="pb-test-actions">
      <button class="pb-button" type="button" disabled={disabled} onClick={onDry}>
        {t('Dry run')}
      </button>
      <button
        class="pb-button"
        type="button"
        disabled={disabled}
        aria-haspopup="dialog"
        onClick={onReal}
      >
        {t('Run for real')}
      </button>
      {onPreview && (
        <button
          class="pb-button"
          type="button"
          disabled={disabled}
          aria-haspopup="dialog"
          onClick={onPreview}
        >
          {t('Preview')}
        </button>
      )}
    </div>
  );
}

/** @param {{ onClose: () => void, onRun: () => void }} props */
function Question({ onClose, onRun }) {
  return (
    <Dialog title={t('Run this step for real?')} onClose={onClose}>
      <p>
        {t('It does what it says, now: a message is sent, a record is made. The '
          + 'credential of the step is used. This is asked once.')}
      </p>
      <DialogActions>
        <button class="pb-button" type="button" onClick={onClose}>{t('Cancel')}</button>
        <button class="pb-button pb-button-primary" type="button" onClick={onRun}>
          {t('Run for real')}
        </button>
      </DialogActions>
    </Dialog>
  );
}
