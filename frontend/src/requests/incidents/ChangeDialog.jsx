import { useEffect, useState } from 'preact/hooks';

import { t } from '../../i18n/translate.js';
import { JsonField } from '../parts/JsonField.jsx';
import { ReasonDialog } from '../parts/ReasonDialog.jsx';
import { changedValues, textsOf } from '../parts/editedValues.js';
import { rowsOf, useAnswer } from '../live/useAnswer.js';

/** @typedef {import('../parts/editedValues.js').Texts} Texts */
/** @typedef {import('../parts/editedValues.js').Values} Values */

const SECRET = '***';

/**
 * Settings of the last attempt that can be changed: no secrets.
 * @param {any} jobs answer of the API
 * @returns {Values}
 */
function settingsOf(jobs) {
  const attempts = rowsOf(jobs).flatMap((job) => job.attempts);
  const last = attempts.sort((a, b) => b.started_at.localeCompare(a.started_at))[0];
  const input = last?.input;
  if (typeof input !== 'object' || input === null) return {};
  const isOpen = (/** @type {[string, unknown]} */ [, value]) =>
    !JSON.stringify(value).includes(SECRET);
  return Object.fromEntries(Object.entries(input).filter(isOpen));
}

/** @param {string} text */
const rowsFor = (text) => Math.min(8, Math.max(1, text.split('\n').length));

/**
 * @param {{ legend: string, open: boolean, texts: Texts, problems: Texts,
 *   onText: (name: string, text: string) => void }} props
 */
function ValueFields({ legend, open, texts, problems, onText }) {
  const names = Object.keys(texts);
  if (!names.length) return null;
  return (
    <details class="pb-fold pb-fold-fields" open={open}>
      <summary>{legend}</summary>
      <div class="pb-fold-body">
        {names.map((name) => (
          <JsonField
            key={name}
            label={name}
            text={texts[name]}
            rows={rowsFor(texts[name])}
            problem={problems[name]}
            onText={(text) => onText(name, text)}
          />
        ))}
      </div>
    </details>
  );
}

/**
 * Values in the hands of a person, with what is wrong about them.
 * @param {Values} before
 */
function useEdited(before) {
  const [texts, setTexts] = useState(() => textsOf(before));
  const [problems, setProblems] = useState(/** @type {Texts} */ ({}));
  return {
    texts,
    problems,
    reset: (/** @type {Values} */ values) => setTexts(textsOf(values)),
    onText: (/** @type {string} */ name, /** @type {string} */ text) =>
      setTexts((now) => ({ ...now, [name]: text })),
    /** @returns {Values | null} null where something is not JSON */
    changed: (/** @type {Values} */ values) => {
      const found = changedValues(values, texts);
      setProblems(found.problems);
      return Object.keys(found.problems).length ? null : found.changed;
    },
  };
}

/**
 * Tries an element again with other settings or data; only what was changed is sent.
 *
 * @param {import('./SimpleDialogs.jsx').IncidentDialogProps & {
 *   variables: Values, jobsUrl: string }} props
 */
export function ChangeDialog({ name, variables, jobsUrl, onClose, onAct }) {
  const { answer } = useAnswer(jobsUrl, 0);
  const [first] = useState(variables);
  const [settings, setSettings] = useState(/** @type {Values} */ ({}));
  const data = useEdited(first);
  const edited = useEdited({});
  useEffect(() => {
    const found = settingsOf(answer);
    setSettings(found);
    edited.reset(found);
  }, [answer]);
  /** @param {string} why */
  const act = async (why) => {
    const changedData = data.changed(first);
    const changedSettings = edited.changed(settings);
    if (!changedData || !changedSettings) return;
    const body = { why, variables: changedData, settings: changedSettings };
    await onAct('retry', body);
  };
  return (
    <ReasonDialog
      wide
      title={t('Try “{name}” again with changes?', { name })}
      verb={t('Try again with the changes')}
      lead={t('Only what you change is replaced, and only in this Request.')}
      onClose={onClose}
      onAct={act}
    >
      <ValueFields legend={t('Settings as they were sent')} open {...edited} />
      <ValueFields legend={t('Data of the Request')} open={false} {...data} />
    </ReasonDialog>
  );
}
