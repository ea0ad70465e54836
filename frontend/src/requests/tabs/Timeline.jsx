import { useState } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { Time } from '../parts/Time.jsx';
import { dayOf, durationOf } from '../parts/times.js';
import { byDay } from './timeline.js';

/** @typedef {import('./timeline.js').TimelineRow} TimelineRow */

const PAGE = 200;

/** @param {{ row: TimelineRow, onSelect: (element: string) => void }} props */
function Row({ row, onSelect }) {
  const { at, element, text, icon, tone, seconds, by, note } = row;
  return (
    <li class="pb-timeline-row">
      <Time at={at} clock />
      <span class={`pb-state pb-state-${tone}`}><Icon name={icon} /></span>
      <span class="pb-timeline-text">
        {element ? (
          <button
            class="pb-timeline-link"
            type="button"
            onClick={() => onSelect(element)}
          >
            {text}
          </button>
        ) : (
          text
        )}
        {by && <span class="pb-timeline-by"> {t('by {name}', { name: by })}</span>}
        {note && <span class="pb-timeline-note">{note}</span>}
      </span>
      <span class="pb-timeline-seconds">{seconds !== null && durationOf(seconds)}</span>
    </li>
  );
}

/**
 * What happened, newest first.
 * @param {{ rows: TimelineRow[], loading: boolean, problem: string,
 *   onSelect: (element: string) => void }} props
 */
export function Timeline({ rows, loading, problem, onSelect }) {
  const [shown, setShown] = useState(PAGE);
  if (loading && !problem) return <div class="pb-skeleton pb-tab-skeleton" />;
  return (
    <>
      {problem && <p class="pb-error" role="alert">{problem}</p>}
      {byDay(rows.slice(0, shown)).map(({ day, rows: some }) => (
        <section key={day} class="pb-timeline-day">
          <h3>{dayOf(some[0].at)}</h3>
          <ol class="pb-timeline">
            {some.map((row) => <Row key={row.key} row={row} onSelect={onSelect} />)}
          </ol>
        </section>
      ))}
      {rows.length > shown && (
        <button class="pb-button" type="button" onClick={() => setShown(shown + PAGE)}>
          {t('Show older')}
        </button>
      )}
    </>
  );
}
