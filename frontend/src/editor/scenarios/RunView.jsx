import { useEffect, useRef } from 'preact/hooks';

import { t } from '../../i18n/translate.js';
import { JsonTree } from '../../requests/parts/JsonTree.jsx';
import { State } from '../../requests/parts/State.jsx';
import { durationOf } from '../../requests/parts/times.js';
import { statusWords } from '../../requests/parts/words.js';

/** @typedef {import('./types.js').Difference} Difference */
/** @typedef {import('./types.js').DryRun} DryRun */
/** @typedef {import('./types.js').Scenario} Scenario */
/** @typedef {import('./ScenariosView.jsx').ViewProps} ViewProps */
/**
 * @typedef {ViewProps & { run: DryRun | null, scenario: Scenario | null }} RunProps
 */

/**
 * How a run ended, what is not as expected, its way, and what it would have sent.
 * @param {RunProps} props
 */
export function RunView(props) {
  const { run, scenario } = props;
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => place.current?.parentElement?.scrollTo({ top: 0 }), [run]);
  return (
    <section ref={place} class="pb-run" aria-label={scenario?.name ?? t('Dry run')}>
      <div role="status">
        {run && (
          <p class="pb-run-end">
            <State words={statusWords(run.state)} />
            {run.state !== 'completed' && <span>{run.message}</span>}
          </p>
        )}
        <Differences {...props} />
      </div>
      {run && <Way {...props} run={run} />}
      {run && <Values {...props} run={run} />}
    </section>
  );
}

/** @param {RunProps} props */
function Differences({ scenario, onShow }) {
  if (!scenario?.differences.length) return null;
  return (
    <ul class="pb-run-differences">
      {scenario.differences.map(({ element, message }) => (
        <li key={message}>
          {element ? (
            <button
              class="pb-button pb-button-link"
              type="button"
              onClick={() => onShow(element)}
            >
              {message}
            </button>
          ) : (
            <span>{message}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** @param {RunProps & { run: DryRun }} props */
function Way({ run, nameOf, onShow }) {
  const passed = run.lines.filter(({ event }) => event === 'completed').slice(0, 200);
  return (
    <ol class="pb-run-way" aria-label={t('Way')}>
      {passed.map(({ element, at }, index) => (
        <li key={index}>
          <button
            class="pb-button pb-button-link pb-button-small"
            type="button"
            onClick={() => onShow(element)}
          >
            {nameOf(element)}
          </button>
          {at > 0 && <span class="pb-run-at">{t('after {time}', {
            time: durationOf(at),
          })}</span>}
        </li>
      ))}
    </ol>
  );
}

/** @param {RunProps & { run: DryRun }} props */
function Values({ run, nameOf }) {
  const sent = run.sent.map(({ element, settings }) => ({
    [nameOf(element)]: settings,
  }));
  return (
    <>
      <Fold label={t('Variables at the end')} value={run.variables} />
      {sent.length > 0 && <Fold label={t('What would be sent')} value={sent} />}
    </>
  );
}

/** @param {{ label: string, value: unknown }} props */
function Fold({ label, value }) {
  return (
    <details class="pb-run-fold">
      <summary>{label}</summary>
      <JsonTree value={value} />
    </details>
  );
}
