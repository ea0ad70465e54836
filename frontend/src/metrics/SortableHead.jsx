import { Icon } from '../icons/Icon.jsx';
import { turned } from './sorting.js';

/** @typedef {import('./sorting.js').Order} Order */

/**
 * The head of a table whose columns sort it.
 *
 * @param {object} props
 * @param {Array<{ column: string, label: string, isText?: boolean }>} props.columns
 * @param {Order} props.order
 * @param {(order: Order) => void} props.onChange
 */
export function SortableHead({ columns, order, onChange }) {
  /** @param {string} column */
  const direction = (column) => {
    if (order.column !== column) return undefined;
    return order.isDown ? 'descending' : 'ascending';
  };
  return (
    <thead>
      <tr>
        {columns.map(({ column, label, isText }) => (
          <th
            key={column}
            scope="col"
            class={isText ? '' : 'pb-metrics-number'}
            aria-sort={direction(column)}
          >
            <button
              class="pb-sort"
              type="button"
              onClick={() => onChange(turned(order, column))}
            >
              {label}
              {order.column === column && (
                <Icon name={order.isDown ? 'arrow-down' : 'arrow-up'} />
              )}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}
