import { useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { durationOf } from '../requests/parts/times.js';
import { outcomeWords } from '../requests/parts/words.js';
import { countOf, moneyOf, percentOf } from './numbers.js';
import { SortableHead } from './SortableHead.jsx';
import { sorted } from './sorting.js';

/** @typedef {import('./types.js').OperationFigures} OperationFigures */

const columns = () => [
  { column: 'name', label: t('Operation'), isText: true },
  { column: 'attempts', label: t('Attempts') },
  { column: 'failure_rate', label: t('Failure rate') },
  { column: 'mean', label: t('Mean') },
  { column: 'spent', label: t('Cost') },
];

/** What went otherwise than it should, in words. @param {OperationFigures} one */
function troubleOf({ outcomes }) {
  return Object.entries(outcomes)
    .filter(([outcome]) => outcome !== 'completed')
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => {
      const { text } = outcomeWords(/** @type {any} */ (outcome));
      return `${text} × ${countOf(count)}`;
    })
    .join(' · ');
}

/** @param {{ one: OperationFigures }} props */
function OperationRow({ one }) {
  const { cost } = one;
  const trouble = troubleOf(one);
  return (
    <tr>
      <th scope="row">
        {one.name} · {one.operation_name}
        {trouble && <span class="pb-metrics-small">{trouble}</span>}
      </th>
      <td class="pb-metrics-number">{countOf(one.attempts)}</td>
      <td class="pb-metrics-number">{percentOf(one.failure_rate)}</td>
      <td class="pb-metrics-number">{durationOf(one.mean)}</td>
      <td class="pb-metrics-number">
        {cost ? moneyOf(cost.total, cost.currency) : '–'}
        {cost && (
          <span class="pb-metrics-small">
            {t('{price} a call', { price: moneyOf(cost.amount, cost.currency) })}
          </span>
        )}
      </td>
    </tr>
  );
}

/**
 * The attempts of connector calls: how often they fail, and what they cost.
 * @param {{ connectors: OperationFigures[] }} props
 */
export function ConnectorTable({ connectors }) {
  const [order, setOrder] = useState({ column: 'failure_rate', isDown: true });
  const rows = connectors.map((one) => ({
    ...one,
    spent: one.cost ? Number(one.cost.total) : null,
  }));
  if (!rows.length) return null;
  return (
    <section aria-labelledby="connectors-title">
      <h2 id="connectors-title">{t('Connectors')}</h2>
      <div class="pb-table-frame">
        <table class="pb-table pb-metrics-table">
          <caption class="pb-visually-hidden">{t('Attempts by operation')}</caption>
          <SortableHead columns={columns()} order={order} onChange={setOrder} />
          <tbody>
            {sorted(rows, order).map((one) => (
              <OperationRow key={`${one.connector} ${one.operation}`} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
