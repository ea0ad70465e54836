import { useState } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { PaletteList } from './PaletteList.jsx';
import { grouped, near, searched } from './search.js';

/** @typedef {import('./elements.js').PaletteItem} PaletteItem */
/** @typedef {import('../catalogue/Catalogue.js').LeftOut} LeftOut */

/**
 * @typedef {object} PaletteGroup
 * @property {string} name
 * @property {PaletteItem[]} items
 * @property {number} more how many are not shown
 */

/**
 * @typedef {object} PaletteProps
 * @property {PaletteItem[]} items
 * @property {string[]} favourites
 * @property {string[]} recent
 * @property {LeftOut[]} leftOut
 * @property {boolean} disabled
 * @property {(name: 'hand' | 'lasso' | 'space' | 'connect', event: MouseEvent) => void
 *   } tool
 * @property {(item: PaletteItem) => void} onAdd
 * @property {(event: PointerEvent, item: PaletteItem) => void} onPress
 * @property {(item: PaletteItem) => void} onFavourite
 */

// More than anyone reads; another letter says more than another page.
const MOST = 40;
// Of a category of connectors, so that what is below is not buried.
const FIRST = 6;

/**
 * @param {{name: string, items: PaletteItem[]}} group
 * @returns {PaletteGroup}
 */
function shortened({ name, items }) {
  return { name, items: items.slice(0, MOST), more: Math.max(0, items.length - MOST) };
}

/**
 * A group as it stands before anything is searched: its last item shows the others.
 *
 * @param {{name: string, items: PaletteItem[]}} group
 * @param {string[]} opened names of groups
 * @returns {PaletteGroup}
 */
function folded({ name, items }, opened) {
  const isShort = items.length <= FIRST + 1 || !items[0].step;
  if (isShort || opened.includes(name)) return { name, items, more: 0 };
  const more = items.length - FIRST;
  /** @type {PaletteItem} */
  const opener = {
    id: `more:${name}`,
    group: name,
    name: t('{count} more', { count: more }),
    words: '',
    opens: name,
  };
  return { name, items: [...items.slice(0, FIRST), opener], more: more - 1 };
}

/**
 * @param {PaletteProps} props
 * @param {string} query
 * @param {string[]} opened names of groups
 * @returns {PaletteGroup[]}
 */
function groupsOf({ items, favourites, recent }, query, opened) {
  if (query.trim()) {
    const found = searched(items, query);
    return found.length ? [shortened({ name: t('Found'), items: found })] : [];
  }
  /** @param {string[]} ids */
  const named = (ids) =>
    ids.map((id) => items.find((item) => item.id === id)).filter((item) => !!item);
  const first = [
    { name: t('Favourites'), items: named(favourites) },
    { name: t('Recent'), items: named(recent) },
  ];
  const kept = first.filter((group) => group.items.length).map(shortened);
  return [...kept, ...grouped(items).map((group) => folded(group, opened))];
}

const TOOLS = /** @type {const} */ ([
  ['hand', 'hand'],
  ['lasso', 'lasso'],
  ['space', 'move-horizontal'],
  ['connect', 'spline'],
]);

/** @param {string} name */
const toolName = (name) =>
  ({
    hand: t('Move the canvas (H)'),
    lasso: t('Select an area (L)'),
    space: t('Make room (S)'),
    connect: t('Connect (C)'),
  })[name] ?? name;

/** @param {{tool: PaletteProps['tool']}} props */
function Tools({ tool }) {
  return (
    <div class="pb-palette-tools" role="toolbar" aria-label={t('Tools')}>
      {TOOLS.map(([name, icon]) => (
        <IconButton
          key={name}
          icon={icon}
          label={toolName(name)}
          onClick={(_, event) => tool(name, event)}
        />
      ))}
    </div>
  );
}

/** @param {{query: string, items: PaletteItem[], onClear: () => void}} props */
function NothingFound({ query, items, onClear }) {
  const close = near(items, query);
  return (
    <div class="pb-palette-none">
      <p>{t('Nothing is called “{query}”.', { query })}</p>
      {close.length > 0 && (
        <p>{t('Near: {names}', { names: close.map(({ name }) => name).join(', ') })}</p>
      )}
      <p class="pb-palette-hint">
        {t('The search looks at names, operations, keywords and packages.')}
      </p>
      <button class="pb-button" type="button" onClick={onClear}>
        {t('Show everything')}
      </button>
    </div>
  );
}

/** @param {{leftOut: LeftOut[]}} props */
function LeftOutNote({ leftOut }) {
  if (!leftOut.length) return null;
  return (
    <details class="pb-palette-left-out">
      <summary>
        <Icon name="triangle-alert" />
        {leftOut.length === 1
          ? t('1 connector was left out')
          : t('{count} connectors were left out', { count: leftOut.length })}
      </summary>
      <ul>
        {leftOut.map(({ package: name, connector, reason }) => (
          <li key={`${name} ${connector}`}>
            <strong>{connector}</strong> {name}<br />{reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * @param {object} props
 * @param {string} props.query
 * @param {string} props.list id of the list
 * @param {number} props.current
 * @param {(query: string) => void} props.onSearch
 * @param {(event: KeyboardEvent) => void} props.onKey
 */
function SearchField({ query, list, current, onSearch, onKey }) {
  return (
    <div class="pb-palette-search">
      <input
        class="pb-field"
        type="text"
        role="combobox"
        aria-expanded={true}
        aria-controls={list}
        aria-activedescendant={current >= 0 ? `${list}-${current}` : undefined}
        aria-label={t('Search elements and connectors')}
        placeholder={t('Search')}
        autocomplete="off"
        value={query}
        onInput={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <kbd class="pb-key" aria-hidden="true">/</kbd>
    </div>
  );
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** @param {PaletteProps} props */
function usePaletteSearch(props) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState(/** @type {string[]} */ ([]));
  const groups = groupsOf(props, query, opened);
  const shown = groups.flatMap(({ items }) => items);
  const current = Math.min(active, shown.length - 1);
  /** @param {string} text */
  const search = (text) => {
    setQuery(text);
    setActive(0);
  };
  /** @param {PaletteItem} item */
  const add = (item) =>
    item.opens ? setOpened([...opened, item.opens]) : props.onAdd(item);
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    if (step) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, current + step)));
    }
    if (event.key === 'Enter' && shown[current]) add(shown[current]);
    if (event.key === 'Escape' && query) search('');
  };
  return { query, groups, current, search, onKey, add };
}

/** @param {PaletteProps} props */
export function PaletteView(props) {
  const { query, groups, current, search, onKey, add } = usePaletteSearch(props);
  const list = useOwnId();
  return (
    <div class="pb-palette">
      {!props.disabled && <Tools tool={props.tool} />}
      <SearchField {...{ query, list, current, onSearch: search, onKey }} />
      <PaletteList
        {...props}
        id={list}
        groups={groups}
        current={current}
        onAdd={add}
      />
      {!groups.length && (
        <NothingFound query={query} items={props.items} onClear={() => search('')} />
      )}
      <LeftOutNote leftOut={props.leftOut} />
    </div>
  );
}
