import { t } from '../i18n/translate.js';

/**
 * What became of one file, and what to do next.
 * @param {object} props
 * @param {import('./importFile.js').Outcome} props.outcome
 * @param {(id: string) => string} props.editorUrl
 * @param {() => void} props.onMend
 */
export function OutcomeReport({ outcome, editorUrl, onMend }) {
  if (outcome.process) {
    return (
      <li class="pb-outcome">
        <h3 class="pb-outcome-name">
          <a href={editorUrl(outcome.process.id)}>{outcome.process.name}</a>
        </h3>
        <ul class="pb-outcome-lines">
          {outcome.process.report.lines.map((line) => <li key={line}>{line}</li>)}
        </ul>
      </li>
    );
  }
  return <Refusal outcome={outcome} onMend={onMend} />;
}

/**
 * @param {object} props
 * @param {import('./importFile.js').Outcome} props.outcome
 * @param {() => void} props.onMend
 */
function Refusal({ outcome, onMend }) {
  const problem = outcome.problem;
  return (
    <li class="pb-outcome pb-outcome-refused">
      <h3 class="pb-outcome-name">{outcome.file.name}</h3>
      <p role="alert">{problem?.detail}</p>
      {problem?.mendable && (
        <div class="pb-mend">
          <p>{t('Patchbay can import a mended copy:')}</p>
          <ul>
            {(problem.repairs ?? []).map((repair) => <li key={repair}>{repair}</li>)}
          </ul>
          <details>
            <summary>{t('Show what would be different')}</summary>
            <pre class="pb-diff" tabIndex={0}>{problem.diff}</pre>
          </details>
          <button class="pb-button" type="button" onClick={onMend}>
            {t('Import the mended copy')}
          </button>
        </div>
      )}
    </li>
  );
}
