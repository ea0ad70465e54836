import { useState } from 'preact/hooks';

import { Dialog, DialogActions } from '../dialog/Dialog.jsx';
import { t } from '../i18n/translate.js';
import { ChooseFiles } from './ChooseFiles.jsx';
import { importFile } from './importFile.js';
import { OutcomeReport } from './OutcomeReport.jsx';
import './importing.css';

/** @typedef {import('./importFile.js').Outcome} Outcome */

/**
 * Import one after the other, so that the report grows as files arrive.
 * @param {string} url
 * @param {(outcomes: Outcome[]) => void} show
 */
function sender(url, show) {
  /** @param {File[]} files */
  return async (files) => {
    /** @type {Outcome[]} */
    const outcomes = [];
    show(outcomes);
    for (const file of files) {
      outcomes.push(await importFile(url, file));
      show([...outcomes]);
    }
  };
}

/**
 * @param {object} props
 * @param {string} props.url of the list of processes
 * @param {(id: string) => string} props.editorUrl
 * @param {() => void} props.onClose
 * @param {File[]} [props.files] dropped before the dialog opened
 */
export function ImportDialog({ url, editorUrl, onClose, files = [] }) {
  const [total, setTotal] = useState(0);
  const [outcomes, setOutcomes] = useState(/** @type {Outcome[]} */ ([]));
  const send = sender(url, setOutcomes);

  /** @param {File[]} chosen */
  const choose = (chosen) => {
    setTotal(chosen.length);
    void send(chosen);
  };
  if (total === 0) {
    return (
      <Dialog title={t('Import a process')} onClose={onClose} wide>
        <ChooseFiles dropped={files} onFiles={choose} onCancel={onClose} />
      </Dialog>
    );
  }
  /** @param {Outcome} before @param {Outcome} after */
  const replace = (before, after) =>
    setOutcomes(outcomes.map((each) => (each === before ? after : each)));
  return (
    <Dialog title={titleOf(outcomes, total)} onClose={onClose} wide>
      <ul class="pb-outcomes" aria-live="polite">
        {outcomes.map((outcome) => (
          <OutcomeReport
            key={outcome.file}
            outcome={outcome}
            editorUrl={editorUrl}
            onMend={async () =>
              replace(outcome, await importFile(url, outcome.file, { mend: true }))
            }
          />
        ))}
      </ul>
      <OutcomeActions {...{ outcomes, editorUrl }} onAnother={() => setTotal(0)} />
    </Dialog>
  );
}

/**
 * @param {{outcomes: Outcome[], editorUrl: (id: string) => string,
 *   onAnother: () => void}} props
 */
function OutcomeActions({ outcomes, editorUrl, onAnother }) {
  return (
    <DialogActions>
      <button class="pb-button" type="button" onClick={onAnother}>
        {t('Import another file')}
      </button>
      <OpenButton outcomes={outcomes} editorUrl={editorUrl} />
    </DialogActions>
  );
}

/**
 * @param {Outcome[]} outcomes
 * @param {number} total
 */
function titleOf(outcomes, total) {
  if (outcomes.length < total) {
    return t('Importing…');
  }
  const taken = outcomes.filter((outcome) => outcome.process).length;
  if (total === 1) {
    return taken ? t('The file is imported') : t('The file was not imported');
  }
  return t('{taken} of {total} files are imported', { taken, total });
}

/**
 * @param {{outcomes: Outcome[], editorUrl: (id: string) => string}} props
 */
function OpenButton({ outcomes, editorUrl }) {
  const first = outcomes.find((outcome) => outcome.process)?.process;
  if (!first) {
    return null;
  }
  return (
    <a class="pb-button pb-button-primary" href={editorUrl(first.id)} autofocus>
      {t('Open in the editor')}
    </a>
  );
}
