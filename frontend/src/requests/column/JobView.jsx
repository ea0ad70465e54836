import { t } from '../../i18n/translate.js';
import { State } from '../parts/State.jsx';
import { exactTime, fromNow } from '../parts/times.js';
import { jobWords } from '../parts/words.js';
import { AttemptView } from './AttemptView.jsx';

/** @typedef {import('../types.js').Job} Job */

/** @param {{ at: string, isFirst: boolean }} props */
function NextTry({ at, isFirst }) {
  const time = fromNow(at);
  return (
    <p class="pb-job-next">
      {isFirst ? t('Begins {time}', { time }) : t('Next try {time}', { time })}
      <span> · <time dateTime={at}>{exactTime(at)}</time></span>
    </p>
  );
}

/** @param {Job} job */
const longestOf = ({ attempts }) =>
  Math.max(0, ...attempts.map(({ seconds }) => seconds ?? 0));

/**
 * A connector call with its attempts, newest first.
 * @param {{ job: Job, title: string }} props
 */
export function JobView({ job, title }) {
  const attempts = [...job.attempts].sort((a, b) => b.number - a.number);
  const longest = longestOf(job);
  return (
    <section class="pb-job" data-job={job.id}>
      <header class="pb-job-head">
        <h3>{title}</h3>
        <State words={jobWords(job.status)} />
      </header>
      <p class="pb-job-what">{job.connector} · {job.operation}</p>
      {job.next_try && <NextTry at={job.next_try} isFirst={!attempts.length} />}
      <ol class="pb-attempts">
        {attempts.map((attempt) => (
          <AttemptView key={attempt.number} attempt={attempt} longest={longest} />
        ))}
      </ol>
      <p class="pb-job-key">
        {t('Idempotency key')} <code>{job.key}</code>
      </p>
    </section>
  );
}
