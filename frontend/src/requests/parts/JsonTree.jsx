import { useState } from 'preact/hooks';

import './jsonTree.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { Pickable, PickingContext, PickWhole } from './Pickable.jsx';

/** @typedef {import('./Pickable.jsx').Path} Path */

const LONG = 240;
const MANY = 50;
const OPEN_LEVELS = 2;
const SECRET = '***';

/** @param {{ text: string }} props */
function LongText({ text }) {
  const [open, setOpen] = useState(false);
  const size = text.length.toLocaleString();
  return (
    <span class="pb-json-text">
      {open ? text : `${text.slice(0, LONG)}…`}
      <button
        class="pb-button pb-button-link pb-button-small"
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('Show less') : t('Show all {size} characters', { size })}
      </button>
    </span>
  );
}

/** @param {{ value: unknown }} props */
function Leaf({ value }) {
  if (value === SECRET) {
    return (
      <span class="pb-json-secret"><Icon name="lock" />{t('kept secret')}</span>
    );
  }
  if (value === null || value === undefined || value === '') {
    return <span class="pb-json-none">{t('empty')}</span>;
  }
  if (typeof value === 'string') {
    if (isLong(value)) return <LongText text={value} />;
    return <span class="pb-json-text">{value}</span>;
  }
  return <code class="pb-json-literal">{String(value)}</code>;
}

/**
 * @param {{ name: string, value: unknown, path: Path, level: number }} props
 */
function Entry({ name, value, path, level }) {
  const entries = entriesOf(value);
  if (!entries.length) return <LeafEntry name={name} value={value} path={path} />;
  const open = level < OPEN_LEVELS && entries.length <= 12;
  return (
    <li class="pb-json-entry pb-json-branch">
      <details open={open}>
        <summary>
          <span class="pb-json-name">{name}</span>
          <span class="pb-json-size">{sizeOf(value, entries.length)}</span>
        </summary>
        <Entries entries={entries} path={path} level={level + 1} />
      </details>
      <PickWhole path={path} />
    </li>
  );
}

/** @param {{ name: string, value: unknown, path: Path }} props */
function LeafEntry({ name, value, path }) {
  // A long text has a button of its own inside.
  const long = isLong(value);
  const leaf = <Leaf value={isContainer(value) ? null : value} />;
  return (
    <li class="pb-json-entry">
      <span class="pb-json-name">{name}</span>
      {long ? leaf : <Pickable path={path}>{leaf}</Pickable>}
      {long && <PickWhole path={path} />}
    </li>
  );
}

/**
 * @param {{ entries: Item[], path: Path, level: number }} props
 */
function Entries({ entries, path, level }) {
  const [shown, setShown] = useState(MANY);
  const left = entries.length - shown;
  return (
    <ul class="pb-json">
      {entries.slice(0, shown).map(({ name, part, value }) => (
        <Entry
          key={name}
          name={name}
          value={value}
          path={[...path, part]}
          level={level}
        />
      ))}
      {left > 0 && (
        <li>
          <button
            class="pb-button pb-button-link"
            type="button"
            onClick={() => setShown(shown + MANY)}
          >
            {t('Show {n} more', { n: Math.min(left, MANY) })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** @param {unknown} value */
const isContainer = (value) => typeof value === 'object' && value !== null;

/** @param {unknown} value */
const isLong = (value) => typeof value === 'string' && value.length > LONG;

/** @typedef {{ name: string, part: string | number, value: unknown }} Item */

/** @param {unknown} value @returns {Item[]} */
function entriesOf(value) {
  if (Array.isArray(value)) {
    return value.map((item, at) => ({ name: String(at + 1), part: at, value: item }));
  }
  if (!isContainer(value)) return [];
  const entries = Object.entries(/** @type {object} */ (value));
  return entries.map(([name, item]) => ({ name, part: name, value: item }));
}

/**
 * @param {unknown} value
 * @param {number} count
 */
function sizeOf(value, count) {
  if (Array.isArray(value)) {
    return count === 1 ? t('1 item') : t('{count} items', { count });
  }
  return count === 1 ? t('1 value') : t('{count} values', { count });
}

/**
 * A value of any depth as a list that folds; long texts are cut. With `picking` a click
 * on a value inside chooses it.
 * @param {{ value: unknown, picking?: import('./Pickable.jsx').Picking | null }} props
 */
export function JsonTree({ value, picking = null }) {
  const entries = entriesOf(value);
  if (!entries.length) {
    return <Leaf value={isContainer(value) ? null : value} />;
  }
  return (
    <PickingContext.Provider value={picking}>
      <Entries entries={entries} path={[]} level={1} />
    </PickingContext.Provider>
  );
}
