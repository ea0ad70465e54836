import { useEffect, useRef } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';
import { rowsOf, useAnswer } from '../live/useAnswer.js';
import { Time } from '../parts/Time.jsx';
import { durationOf } from '../parts/times.js';
import { tokenWords } from '../parts/words.js';
import { JobView } from './JobView.jsx';

/** @typedef {import('../types.js').RequestDetail} RequestDetail */
/** @typedef {import('../types.js').Job} Job */
/** @typedef {import('../tabs/timeline.js').TimelineRow} TimelineRow */

/**
 * @typedef {object} ElementColumnProps
 * @property {RequestDetail} detail
 * @property {string} element
 * @property {string} name
 * @property {string} kind
 * @property {TimelineRow[]} rows the timeline of the Request
 * @property {Map<number, string>} entered when each activation began
 * @property {string} jobsUrl
 * @property {() => void} onClose
 */

const SIDE_BY_SIDE = '(width >= 900px)';

/**
 * @param {{ detail: RequestDetail, element: string,
 *   entered: Map<number, string> }} props
 */
function Tokens({ detail, element, entered }) {
  const tokens = detail.tokens.filter((token) => token.element === element);
  if (!tokens.length) return null;
  return (
    <ul class="pb-element-tokens">
      {tokens.slice(0, 20).map(({ activation, status }) => {
        const since = entered.get(activation);
        return (
          <li key={activation}>
            <span>{tokenWords(status)}</span> {since && <Time at={since} />}
          </li>
        );
      })}
    </ul>
  );
}

/** @param {{ rows: TimelineRow[] }} props */
function ElementHistory({ rows }) {
  if (!rows.length) return <p class="pb-quiet">{t('The Request was not here.')}</p>;
  return (
    <ol class="pb-element-history">
      {rows.slice(0, 100).map(({ key, text, icon, tone, seconds, at, note }) => (
        <li key={key}>
          <span class={`pb-state pb-state-${tone}`}><Icon name={icon} /></span>
          <span class="pb-element-event">{text}{note && <em> {note}</em>}</span>
          {seconds !== null && <span class="pb-quiet">{durationOf(seconds)}</span>}
          <Time at={at} clock />
        </li>
      ))}
    </ol>
  );
}

/** @param {{ jobs: Job[], loading: boolean, problem: string }} props */
function Jobs({ jobs, loading, problem }) {
  if (problem && !jobs.length) return <p class="pb-error" role="alert">{problem}</p>;
  if (loading) return <div class="pb-skeleton pb-column-skeleton" />;
  return jobs.map((job, at) => {
    const number = jobs.length - at;
    const title = jobs.length > 1 ? t('Call {number}', { number }) : t('Call');
    return <JobView key={job.id} job={job} title={title} />;
  });
}

/**
 * What happened at one element: its calls with their attempts, and its history.
 * @param {ElementColumnProps} props
 */
export function ElementColumn(props) {
  const { detail, element, name, kind, rows, entered, jobsUrl, onClose } = props;
  const url = `${jobsUrl}?element=${encodeURIComponent(element)}`;
  const { answer, problem } = useAnswer(url, detail.revision);
  const jobs = rowsOf(answer);
  const here = rows.filter((row) => row.element === element);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const stopped = detail.incidents.some((incident) => incident.element === element);
  useEffect(() => {
    // What can be done about its incident stands above and stays in view.
    if (stopped) return;
    const block = window.matchMedia(SIDE_BY_SIDE).matches ? 'start' : 'nearest';
    place.current?.scrollIntoView({ block });
  }, []);
  return (
    <section
      ref={place}
      class="pb-element"
      aria-labelledby="element-title"
      data-element={element}
    >
      <header class="pb-element-head">
        <div>
          <h2 id="element-title">{name}</h2>
          <p class="pb-element-kind">{kind}</p>
        </div>
        <IconButton icon="x" label={t('Close')} onClick={onClose} />
      </header>
      <Tokens detail={detail} element={element} entered={entered} />
      <Jobs jobs={jobs} loading={answer === null && !problem} problem={problem} />
      <h3 class="pb-element-part">{t('History')}</h3>
      <ElementHistory rows={here} />
    </section>
  );
}
