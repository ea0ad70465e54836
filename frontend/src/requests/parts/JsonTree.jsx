import { useState } from 'preact/hooks';

import './jsonTree.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

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
    if (value.length > LONG) return <LongText text={value} />;
    return <span class="pb-json-text">{value}</span>;
  }
  return <code class="pb-json-literal">{String(value)}</code>;
}

/**
 * @param {{ name: string, value: unknown, level: number }} props
 */
function Entry({ name, value, level }) {
  const entries = entriesOf(value);
  if (!entries.length) {
    return (
      <li class="pb-json-entry">
        <span class="pb-json-name">{name}</span>
        <Leaf value={isContainer(value) ? null : value} />
      </li>
    );
  }
  const open = level < OPEN_LEVELS && entries.length <= 12;
  return (
    <li class="pb-json-entry pb-json-branch">
      <details open={open}>
        <summary>
          <span class="pb-json-name">{name}</span>
          <span class="pb-json-size">{sizeOf(value, entries.length)}</span>
        </summary>
        <Entries entries={entries} level={level + 1} />
      </details>
    </li>
  );
}

/**
 * @param {{ entries: Array<[string, unknown]>, level: number }} props
 */
function Entries({ entries, level }) {
  const [shown, setShown] = useState(MANY);
  const left = entries.length - shown;
  return (
    <ul class="pb-json">
      {entries.slice(0, shown).map(([name, value]) => (
        <Entry key={name} name={name} value={value} level={level} />
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

/** @param {unknown} value @returns {Array<[string, unknown]>} */
function entriesOf(value) {
  if (Array.isArray(value)) return value.map((item, at) => [String(at + 1), item]);
  return isContainer(value) ? Object.entries(/** @type {object} */ (value)) : [];
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
 * A value of any depth as a list that folds; long texts are cut.
 * @param {{ value: unknown }} props
 */
export function JsonTree({ value }) {
  const entries = entriesOf(value);
  if (!entries.length) {
    return <Leaf value={isContainer(value) ? null : value} />;
  }
  return <Entries entries={entries} level={1} />;
}
