import { useRef } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/** @typedef {import('./tree.js').OutlineItem} OutlineItem */

/**
 * @typedef {object} OutlineProps
 * @property {OutlineItem[]} items
 * @property {string[]} selected
 * @property {Set<string>} closed
 * @property {string} said what the last command did
 * @property {(id: string) => void} onSelect
 * @property {(id: string) => void} onToggle
 * @property {(event: KeyboardEvent, id: string) => boolean} onKey
 */

/**
 * @param {{item: OutlineItem, selected: boolean, current: boolean, open: boolean,
 *   onSelect: () => void, onToggle: () => void}} props
 */
function OutlineRow({ item, selected, current, open, onSelect, onToggle }) {
  return (
    <li
      class="pb-outline-item"
      role="treeitem"
      aria-level={item.level}
      aria-selected={selected}
      aria-expanded={item.hasChildren ? open : undefined}
      tabIndex={current ? 0 : -1}
      data-outline={item.id}
      data-level={Math.min(item.level, 6)}
      onClick={onSelect}
    >
      {item.hasChildren ? (
        <span class="pb-outline-fold" aria-hidden="true" onClick={onToggle}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        </span>
      ) : (
        <span class="pb-outline-fold" />
      )}
      <span class="pb-outline-name">{item.name}</span>
      <span class="pb-outline-kind">{item.kind}</span>
    </li>
  );
}

/**
 * Moves focus and selection through the items by key.
 *
 * @param {OutlineProps} props
 * @param {number} current
 */
function useOutlineKeys(props, current) {
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  const { items, onSelect, onToggle } = props;
  /** @param {number} index */
  const go = (index) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    onSelect(item.id);
    const row = list.current?.querySelector(`[data-outline="${CSS.escape(item.id)}"]`);
    /** @type {HTMLElement | null} */ (row)?.focus();
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const item = items[current];
    const steps = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: 1e6 };
    const next = steps[/** @type {keyof typeof steps} */ (event.key)];
    const folds = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (!props.onKey(event, item.id)) {
      if (next !== undefined) go(next);
      else if (folds && item.hasChildren) onToggle(item.id);
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { list, onKey };
}

/** @param {OutlineProps} props */
export function OutlineView(props) {
  const { items, selected, closed, said, onSelect, onToggle } = props;
  const current = Math.max(0, items.findIndex(({ id }) => selected.includes(id)));
  const { list, onKey } = useOutlineKeys(props, current);
  if (!items.length) {
    return <p class="pb-outline-none">{t('Nothing is drawn yet. Press / to add.')}</p>;
  }
  const label = t('Elements of the diagram');
  return (
    <>
      <ul
        ref={list}
        class="pb-outline"
        role="tree"
        aria-label={label}
        onKeyDown={onKey}
      >
        {items.map((item, index) => (
          <OutlineRow
            key={item.id}
            item={item}
            selected={selected.includes(item.id)}
            current={index === current}
            open={!closed.has(item.id)}
            onSelect={() => onSelect(item.id)}
            onToggle={() => onToggle(item.id)}
          />
        ))}
      </ul>
      <p class="pb-visually-hidden" role="status">{said}</p>
    </>
  );
}
