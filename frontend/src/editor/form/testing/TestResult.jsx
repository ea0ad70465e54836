import { useEffect, useRef, useState } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { JsonTree } from '../../../requests/parts/JsonTree.jsx';
import { State } from '../../../requests/parts/State.jsx';
import { durationOf } from '../../../requests/parts/times.js';
import { outcomeWords } from '../../../requests/parts/words.js';
import { feelPath, variableName } from './feelPath.js';

/** @typedef {import('./feelPath.js').Path} Path */
/** @typedef {import('./useStepTest.js').Mail} Mail */
/** @typedef {import('./useStepTest.js').StepTest} StepTest */
/** @typedef {import('./useStepTest.js').Trouble} Trouble */
/** @typedef {import('../connector/StepSettings.jsx').StepProps} StepProps */

/**
 * @typedef {StepProps & { running: boolean, stage: string, result: StepTest | null,
 *   trouble: Trouble | null, stop: () => void }} ResultProps
 */

/**
 * What came of a test; it is told to people who do not see it as well.
 * @param {ResultProps} props
 */
export function TestResult(props) {
  const { running, stage, result, trouble, stop } = props;
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    if (result || trouble) place.current?.scrollIntoView({ block: 'nearest' });
  }, [result, trouble]);
  return (
    <div ref={place} class="pb-test-result" aria-busy={running}>
      <div role="status">
        {running && <p class="pb-help-text">{stageName(stage)}</p>}
        {trouble && <p class="pb-error">{trouble.message}</p>}
        {result && <Outcome result={result} />}
      </div>
      {running && stage && (
        <button class="pb-button pb-button-small" type="button" onClick={stop}>
          {t('Stop')}
        </button>
      )}
      <WayToSetting {...props} />
      {result && <Details {...props} result={result} />}
    </div>
  );
}

/** @param {string} stage */
const stageName = (stage) =>
  stage === 'waiting' ? t('Waiting for a worker…') : t('Running…');

/** @param {ResultProps} props */
function WayToSetting({ form, element, result, trouble }) {
  const { setting } = result ?? trouble ?? { setting: '' };
  if (!setting) return null;
  const show = () => form.eventBus.fire('form.focus', { element, setting });
  return (
    <button class="pb-button pb-button-link" type="button" onClick={show}>
      {t('Show the setting')}
    </button>
  );
}

/** @param {{ result: StepTest }} props */
function Outcome({ result: { dry, outcome, message, seconds } }) {
  return (
    <>
      <p class="pb-test-outcome">
        <State words={outcomeWords(outcome)} />
        {!dry && <span class="pb-test-time">{durationOf(seconds)}</span>}
      </p>
      <p class="pb-test-message">{message}</p>
    </>
  );
}

/** @param {ResultProps & { result: StepTest }} props */
function Details(props) {
  const { dry, settings, request, outputs, variables, log, mails, files } =
    props.result;
  return (
    <>
      <Part label={t('Settings as they are sent')} value={settings} open={dry} />
      <Part label={t('Request as it was sent')} value={request} />
      {mails.map((mail, index) => <MailPart key={index} mail={mail} />)}
      {files.length > 0 && <Part label={t('Files')} value={files} />}
      {isThere(outputs) && <Response {...props} />}
      <Part label={t('Variables that are set')} value={variables} />
      {log && (
        <Fold label={t('Log')}><pre class="pb-test-log" tabIndex={0}>{log}</pre></Fold>
      )}
    </>
  );
}

/**
 * The response; a click on a value keeps it as a result variable.
 * @param {ResultProps & { result: StepTest }} props
 */
function Response({ form, element, step, result }) {
  const [said, say] = useState('');
  const outputs = step.outputs ?? [];
  /** @param {Path} path */
  const keep = (path) => {
    const value = path.length ? `=${feelPath(path)}` : null;
    const known = outputs.find((one) => one.value === value);
    if (known) return say(t('It is kept as {name} already.', { name: known.variable }));
    const variable = variableName(path, outputs.map((one) => one.variable));
    const next = [...outputs, { variable, value }];
    form.change(element, (present) =>
      form.injector.get('steps').setField(present, 'outputs', next),
    );
    return say(t('Kept as {name}, under Result.', { name: variable }));
  };
  return (
    <Fold label={t('Response')} open>
      <p class="pb-help-text">{t('Click a value to keep it as a result variable.')}</p>
      <JsonTree
        value={result.outputs}
        picking={{ canPick: (path) => feelPath(path) !== null, onPick: keep }}
      />
      <button
        class="pb-button pb-button-link"
        type="button"
        onClick={() => keep([])}
      >
        {t('Keep the whole result')}
      </button>
      <p class="pb-test-kept" role="status">{said}</p>
    </Fold>
  );
}

/** @param {{ mail: Mail }} props */
function MailPart({ mail: { sender, recipients, subject, text } }) {
  return (
    <Fold label={t('E-mail: {subject}', { subject })} open>
      <dl class="pb-test-mail">
        <div><dt>{t('From')}</dt><dd>{sender}</dd></div>
        <div><dt>{t('To')}</dt><dd>{recipients.join(', ')}</dd></div>
      </dl>
      <pre class="pb-test-log" tabIndex={0}>{text}</pre>
    </Fold>
  );
}

/** @param {{ label: string, value: unknown, open?: boolean }} props */
function Part({ label, value, open = false }) {
  if (!isThere(value)) return null;
  return <Fold label={label} open={open}><JsonTree value={value} /></Fold>;
}

/**
 * @param {{ label: string, open?: boolean,
 *   children: import('preact').ComponentChildren }} props
 */
function Fold({ label, open = false, children }) {
  return (
    <details class="pb-test-fold" open={open}>
      <summary>{label}</summary>
      <div class="pb-test-fold-body">{children}</div>
    </details>
  );
}

/** @param {unknown} value */
const isThere = (value) =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;
