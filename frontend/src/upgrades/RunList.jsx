import { t } from '../i18n/translate.js';
import { Time } from '../requests/parts/Time.jsx';

/** @typedef {import('./types.js').Run} Run */
/** @typedef {import('./types.js').Urls} Urls */

/**
 * How far the run that goes on has come.
 * @param {{ run: Run, onStop: () => void }} props
 */
export function Progress({ run, onStop }) {
  const { done, total, changed } = run;
  const values = { done, total, changed };
  const text = run.undoes
    ? t('Taken back in {changed} of {total} drafts', values)
    : t('Looked at {done} of {total} drafts, {changed} changed', values);
  return (
    <section class="pb-upgrades-progress" aria-label={t('Progress')}>
      <progress max={total || 1} value={done} aria-label={text} />
      <p role="status">{text}…</p>
      <button
        class="pb-button"
        type="button"
        disabled={run.stopped_at !== null}
        onClick={onStop}
      >
        {run.stopped_at ? t('Stopping…') : t('Stop')}
      </button>
    </section>
  );
}

/**
 * What was done before, the newest first.
 * @param {{ runs: Run[], urls: Urls, busy: boolean,
 *   onUndo: (id: string) => void }} props
 */
export function RunList({ runs, urls, busy, onUndo }) {
  if (!runs.length) return null;
  return (
    <section class="pb-upgrades-runs">
      <h2>{t('Done before')}</h2>
      <ul class="pb-upgrades-list">
        {runs.map((run) => (
          <li key={run.id} class="pb-upgrades-run">
            <div>
              <p>{sentenceOf(run)}</p>
              <p class="pb-help-text">
                <Time at={run.started_at} />{run.by ? ` · ${run.by}` : ''}
              </p>
              <Refusals run={run} urls={urls} />
            </div>
            {run.can_undo && (
              <button
                class="pb-button"
                type="button"
                disabled={busy}
                onClick={() => onUndo(run.id)}
              >
                {t('Undo all of it')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {Run} run */
function sentenceOf({ undoes, stopped_at: stopped, changed, steps, kept }) {
  const values = { changed, steps, kept };
  const ended = stopped ? ` ${t('It was stopped.')}` : '';
  if (!undoes) {
    return t('{steps} steps in {changed} drafts were upgraded.', values) + ended;
  }
  const back = t('An upgrade was taken back in {changed} drafts.', values);
  const stays = kept
    ? ` ${t('{kept} values were changed since and stay.', values)}`
    : '';
  return back + stays + ended;
}

/** @param {{ run: Run, urls: Urls }} props */
function Refusals({ run: { refused, refusals }, urls }) {
  if (!refused) return null;
  return (
    <details>
      <summary>{t('{refused} drafts stay as they were', { refused })}</summary>
      <ul>
        {refusals.map(({ process, name, message }) => (
          <li key={process}>
            <a href={`${urls.process}${process}/`}>{name}</a> {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
