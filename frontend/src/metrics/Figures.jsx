import { t } from '../i18n/translate.js';
import { durationOf } from '../requests/parts/times.js';
import { countOf, moneyOf } from './numbers.js';

/** @typedef {import('./types.js').Metrics} Metrics */

/**
 * What all calls cost together, by currency.
 * @param {Metrics['connectors']} connectors
 */
export function costsOf(connectors) {
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { cost } of connectors) {
    if (!cost) continue;
    const before = totals.get(cost.currency) ?? 0;
    totals.set(cost.currency, before + Number(cost.total));
  }
  return [...totals].map(([currency, sum]) => moneyOf(sum.toFixed(2), currency));
}

/** @param {{ label: string, value: string, more?: string }} props */
function Figure({ label, value, more }) {
  return (
    <div class="pb-figure">
      <dt>{label}</dt>
      <dd>
        {value}
        {more && <span class="pb-figure-more">{more}</span>}
      </dd>
    </div>
  );
}

/** @param {number | null} seconds */
const duration = (seconds) => (seconds === null ? '–' : durationOf(seconds));

/**
 * The figures that say most.
 * @param {{ metrics: Metrics }} props
 */
export function Figures({ metrics }) {
  const { open, by_day, durations, connectors } = metrics;
  /** @param {'started' | 'completed' | 'incidents'} name */
  const sum = (name) => countOf(by_day.reduce((total, one) => total + one[name], 0));
  const costs = costsOf(connectors);
  const now = countOf(open.running + open.waiting + open.incident);
  return (
    <dl class="pb-figures">
      <Figure
        label={t('Open now')}
        value={now}
        more={open.incident ? t('{n} with an incident', { n: open.incident }) : ''}
      />
      <Figure label={t('Started')} value={sum('started')} />
      <Figure label={t('Completed')} value={sum('completed')} />
      <Figure label={t('Incidents')} value={sum('incidents')} />
      <Figure label={t('Median duration')} value={duration(durations.median)} />
      <Figure label={t('95 % end within')} value={duration(durations.p95)} />
      {costs.length > 0 && (
        <Figure label={t('Cost of calls')} value={costs.join(', ')} />
      )}
    </dl>
  );
}
