import './attempts.css';

import { t } from '../../i18n/translate.js';
import { JsonTree } from '../parts/JsonTree.jsx';
import { State } from '../parts/State.jsx';
import { Time } from '../parts/Time.jsx';
import { durationOf } from '../parts/times.js';
import { outcomeWords } from '../parts/words.js';

/** @typedef {import('../types.js').Attempt} Attempt */

/**
 * How long an attempt took, beside the longest of them.
 * @param {{ seconds: number, longest: number, tone: string }} props
 */
function DurationBar({ seconds, longest, tone }) {
  const width = Math.max(1, (100 * seconds) / (longest || 1));
  return (
    <svg
      class={`pb-duration pb-duration-${tone}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="pb-duration-all" width="100" height="4" />
      <rect width={width} height="4" />
    </svg>
  );
}

/**
 * @param {{ label: string, children: import('preact').ComponentChildren }} props
 */
function Fold({ label, children }) {
  return (
    <details class="pb-fold">
      <summary>{label}</summary>
      <div class="pb-fold-body">{children}</div>
    </details>
  );
}

/** @param {unknown} value */
function isThere(value) {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== undefined && value !== '';
}

/** @param {{ attempt: Attempt }} props */
function AttemptFolds({ attempt }) {
  /** @type {Array<[string, unknown]>} */
  const values = [
    [t('Input'), attempt.input],
    [t('Request as it was sent'), attempt.request],
    [t('Output'), attempt.output],
  ];
  return (
    <>
      {values.filter(([, value]) => isThere(value)).map(([label, value]) => (
        <Fold key={label} label={label}><JsonTree value={value} /></Fold>
      ))}
      {attempt.log && (
        <Fold label={t('Log')}>
          <pre class="pb-log" tabIndex={0}>{attempt.log}</pre>
        </Fold>
      )}
    </>
  );
}

/**
 * One try of a call: its state in words, its time, and what went in and out, folded.
 * @param {{ attempt: Attempt, longest: number }} props
 */
export function AttemptView({ attempt, longest }) {
  const words = outcomeWords(attempt.outcome);
  const { seconds } = attempt;
  return (
    <li class={`pb-attempt pb-attempt-${words.tone}`}>
      <div class="pb-attempt-head">
        <State words={words} />
        <span class="pb-attempt-number">
          {t('Attempt {number}', { number: attempt.number })}
        </span>
        <span class="pb-attempt-time"><Time at={attempt.started_at} clock /></span>
      </div>
      {seconds !== null && (
        <div class="pb-attempt-duration">
          <DurationBar seconds={seconds} longest={longest} tone={words.tone} />
          <span>{durationOf(seconds)}</span>
        </div>
      )}
      {attempt.message && <p class="pb-attempt-message">{attempt.message}</p>}
      {attempt.code && (
        <p class="pb-attempt-code">{t('Error code')} <code>{attempt.code}</code></p>
      )}
      <AttemptFolds attempt={attempt} />
    </li>
  );
}
