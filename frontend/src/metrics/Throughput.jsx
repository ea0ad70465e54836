import './throughput.css';

import { t } from '../i18n/translate.js';
import { countOf, shortDay } from './numbers.js';

/** @typedef {import('./types.js').DayCounts} DayCounts */

const HEIGHT = 100;
const WIDTH = 10;
const MARK = 3;
const HEADROOM = 1.15;

/** @param {DayCounts} day */
const wordsOf = ({ day, started, completed, cancelled, incidents }) =>
  t('{day}: {started} started, {completed} completed, {cancelled} cancelled, ' +
    '{incidents} incidents', {
    day: shortDay(day), started, completed, cancelled, incidents,
  });

/**
 * @param {{ kind: string, x: number, from: number, height: number,
 *   width?: number }} props
 */
function Bar({ kind, x, from, height, width = 4 }) {
  const place = { x, y: HEIGHT - from, width, height };
  return <rect class={`pb-bar-${kind}`} {...place} />;
}

/**
 * The bars of one day, and a mark as high as there were incidents.
 * @param {{ day: DayCounts, at: number, top: number }} props
 */
function Bars({ day, at, top }) {
  /** @param {number} count */
  const height = (count) => (count ? Math.max(1, (count / top) * HEIGHT) : 0);
  const counts = [day.started, day.completed, day.incidents];
  const [begun, done, stopped] = counts.map(height);
  return (
    <g>
      <title>{wordsOf(day)}</title>
      <rect x={at * WIDTH} y="0" width={WIDTH} height={HEIGHT} class="pb-day" />
      <Bar kind="started" x={at * WIDTH + 1} from={begun} height={begun} />
      <Bar kind="completed" x={at * WIDTH + 5} from={done} height={done} />
      {day.incidents > 0 && (
        <Bar
          kind="incident"
          x={at * WIDTH + 1}
          from={Math.max(stopped, MARK)}
          height={MARK}
          width={8}
        />
      )}
    </g>
  );
}

/** @param {{ days: DayCounts[] }} props */
function DayTable({ days }) {
  return (
    <details class="pb-metrics-details">
      <summary>{t('The same as a table')}</summary>
      <table class="pb-table pb-metrics-table">
        <thead>
          <tr>
            <th scope="col">{t('Day')}</th>
            <th scope="col" class="pb-metrics-number">{t('Started')}</th>
            <th scope="col" class="pb-metrics-number">{t('Completed')}</th>
            <th scope="col" class="pb-metrics-number">{t('Cancelled')}</th>
            <th scope="col" class="pb-metrics-number">{t('Incidents')}</th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((one) => (
            <tr key={one.day}>
              <th scope="row">{shortDay(one.day)}</th>
              <td class="pb-metrics-number">{countOf(one.started)}</td>
              <td class="pb-metrics-number">{countOf(one.completed)}</td>
              <td class="pb-metrics-number">{countOf(one.cancelled)}</td>
              <td class="pb-metrics-number">{countOf(one.incidents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/**
 * What happened on each day, as bars and as a table.
 * @param {{ days: DayCounts[] }} props
 */
export function Throughput({ days }) {
  const counts = days.flatMap(({ started, completed, incidents }) => [
    started, completed, incidents,
  ]);
  const top = Math.max(1, ...counts) * HEADROOM;
  return (
    <section aria-labelledby="days-title">
      <div class="pb-metrics-row">
        <h2 id="days-title">{t('By day')}</h2>
        <ul class="pb-bar-legend">
          <li class="pb-bar-key pb-bar-key-started">{t('Started')}</li>
          <li class="pb-bar-key pb-bar-key-completed">{t('Completed')}</li>
          <li class="pb-bar-key pb-bar-key-incident">{t('Incidents')}</li>
        </ul>
      </div>
      <div class="pb-bars">
        <svg
          viewBox={`0 0 ${days.length * WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('Requests by day; the table below says the same')}
        >
          {days.map((day, at) => <Bars key={day.day} day={day} at={at} top={top} />)}
        </svg>
        <div class="pb-bars-days" aria-hidden="true">
          <span>{shortDay(days[0].day)}</span>
          <span>{shortDay(days[days.length - 1].day)}</span>
        </div>
      </div>
      <DayTable days={days} />
    </section>
  );
}
