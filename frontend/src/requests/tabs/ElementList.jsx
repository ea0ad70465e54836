import { useRef } from 'preact/hooks';

import { t } from '../../i18n/translate.js';
import { State } from '../parts/State.jsx';

/** @typedef {import('../diagram/marks.js').Mark} Mark */
/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */

/** @type {Record<string, { icon: string, tone: any }>} */
const LOOKS = {
  incident: { icon: 'octagon-alert', tone: 'error' },
  waiting: { icon: 'clock', tone: 'warning' },
  running: { icon: 'circle', tone: 'info' },
  done: { icon: 'circle-check', tone: 'success' },
  cancelled: { icon: 'circle-x', tone: 'quiet' },
};

/**
 * @typedef {object} ElementListProps
 * @property {OutlineItem[]} elements of the diagram, in reading order
 * @property {Map<string, Mark>} marks
 * @property {string} selected
 * @property {(id: string) => void} onSelect
 */

/**
 * @param {KeyboardEvent} event
 * @param {number} at
 * @param {number} length
 */
function nextRow({ key }, at, length) {
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: length - 1 };
  const next = steps[/** @type {keyof typeof steps} */ (key)];
  return next === undefined ? null : Math.max(0, Math.min(length - 1, next));
}

/**
 * @param {{ item: OutlineItem, mark: Mark, selected: boolean, current: boolean,
 *   onSelect: () => void }} props
 */
function ElementRow({ item, mark, selected, current, onSelect }) {
  return (
    <li
      class="pb-element-row"
      role="option"
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      data-took-part={item.id}
      onClick={onSelect}
    >
      <State words={{ text: mark.text, ...LOOKS[mark.kind] }} />
      <span class="pb-element-name">{item.name}</span>
      <span class="pb-element-type">{item.kind}</span>
    </li>
  );
}

/**
 * The elements that took part: the diagram for those who do not see it.
 * @param {ElementListProps} props
 */
export function ElementList({ elements, marks, selected, onSelect }) {
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  const rows = elements.filter(({ id }) => marks.has(id));
  const current = Math.max(0, rows.findIndex(({ id }) => id === selected));
  if (!rows.length) return <p class="pb-tab-none">{t('Nothing has begun yet.')}</p>;
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === 'Escape') onSelect('');
    const next = nextRow(event, selected ? current : -1, rows.length);
    if (next === null) return;
    event.preventDefault();
    onSelect(rows[next].id);
    /** @type {HTMLElement | undefined} */ (list.current?.children[next])?.focus();
  };
  return (
    <ul
      ref={list}
      class="pb-element-list"
      role="listbox"
      aria-label={t('Elements that took part')}
      onKeyDown={onKey}
    >
      {rows.map((item, at) => (
        <ElementRow
          key={item.id}
          item={item}
          mark={/** @type {Mark} */ (marks.get(item.id))}
          selected={item.id === selected}
          current={at === current}
          onSelect={() => onSelect(item.id)}
        />
      ))}
    </ul>
  );
}
