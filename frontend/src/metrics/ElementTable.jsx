import { useEffect, useRef, useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { durationOf } from '../requests/parts/times.js';
import { countOf, percentOf } from './numbers.js';
import { SortableHead } from './SortableHead.jsx';
import { sorted } from './sorting.js';

/** @typedef {import('./types.js').ElementFigures} ElementFigures */

const columns = () => [
  { column: 'name', label: t('Element'), isText: true },
  { column: 'entered', label: t('Entered') },
  { column: 'median', label: t('Median') },
  { column: 'p95', label: t('95 %') },
  { column: 'failed', label: t('Failed') },
  { column: 'failure_rate', label: t('Failure rate') },
];

/** @param {number | null} seconds */
const duration = (seconds) => (seconds === null ? '–' : durationOf(seconds));

/**
 * @param {{ one: ElementFigures, selected: boolean,
 *   onSelect: (element: string) => void }} props
 */
function ElementRow({ one, selected, onSelect }) {
  const row = useRef(/** @type {HTMLTableRowElement | null} */ (null));
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <tr ref={row} class={selected ? 'pb-row-selected' : ''} data-element={one.element}>
      <th scope="row">
        <button
          class="pb-row-name"
          type="button"
          aria-pressed={selected}
          title={t('Show in the diagram')}
          onClick={() => onSelect(selected ? '' : one.element)}
        >
          {one.name}
        </button>
      </th>
      <td class="pb-metrics-number">{countOf(one.entered)}</td>
      <td class="pb-metrics-number">{duration(one.median)}</td>
      <td class="pb-metrics-number">{duration(one.p95)}</td>
      <td class="pb-metrics-number">{countOf(one.failed)}</td>
      <td class="pb-metrics-number">{percentOf(one.failure_rate)}</td>
    </tr>
  );
}

/**
 * The figures of the elements: the coloured diagram for those who do not see it.
 *
 * @param {object} props
 * @param {ElementFigures[]} props.elements
 * @param {string} props.selected id of an element, or empty
 * @param {(element: string) => void} props.onSelect
 */
export function ElementTable({ elements, selected, onSelect }) {
  const [order, setOrder] = useState({ column: 'median', isDown: true });
  return (
    <div class="pb-table-frame">
      <table class="pb-table pb-metrics-table">
        <caption class="pb-visually-hidden">{t('Figures of the elements')}</caption>
        <SortableHead columns={columns()} order={order} onChange={setOrder} />
        <tbody
          onKeyDown={({ key }) => {
            if (key === 'Escape') onSelect('');
          }}
        >
          {sorted(elements, order).map((one) => (
            <ElementRow
              key={one.element}
              one={one}
              selected={one.element === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
