import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { findOperations } from './findOperations.js';

/** @typedef {import('./findOperations.js').Found} Found */

/** @type {{ [attribute: string]: any }} */
const COMBOBOX = {
  type: 'text',
  role: 'combobox',
  autocomplete: 'off',
  'aria-expanded': 'true',
  'aria-controls': 'operations',
  'aria-autocomplete': 'list',
};

/**
 * Finds an operation that fits the element; the arrow keys move, Enter takes it.
 * @param {object} props
 * @param {any[]} props.entries of the palette
 * @param {string | null} props.placement
 * @param {(found: Found) => void} props.onChoose
 * @param {() => void} props.onClose
 */
export function OperationSearch({ entries, placement, onChoose, onClose }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const found = findOperations(entries, placement, words);
  const shown = found.slice(0, 40);
  useLayoutEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const option = document.getElementById(`operation-${active}`);
    option?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  /** @type {{ [attribute: string]: any }} */
  const combobox = {
    ...COMBOBOX,
    'aria-activedescendant': shown.length ? `operation-${active}` : undefined,
    'aria-label': t('Find an operation'),
    placeholder: t('Find an operation'),
    value: words,
    onInput: (/** @type {any} */ { currentTarget }) => {
      setWords(currentTarget.value);
      setActive(0);
    },
    onKeyDown: keysOf({ shown, active, setActive, onChoose, onClose }),
  };
  return (
    <div class="pb-operations">
      <input ref={input} class="pb-field pb-form-wide" {...combobox} />
      <Options shown={shown} active={active} onChoose={onChoose} />
      <p class="pb-help-text" role="status">{countOf(found.length, words)}</p>
    </div>
  );
}

/**
 * @param {{shown: Found[], active: number, onChoose: (found: Found) => void}} props
 */
function Options({ shown, active, onChoose }) {
  return (
    <ul
      id="operations"
      class="pb-operations-list"
      role="listbox"
      aria-label={t('Operations')}
    >
      {shown.map((one, index) => (
        <Option
          key={`${one.entry.connector} ${one.operation.operation}`}
          found={one}
          index={index}
          active={index === active}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
}

/**
 * @param {{found: Found, index: number, active: boolean,
 *   onChoose: (found: Found) => void}} props
 */
function Option({ found, index, active, onChoose }) {
  const { entry, operation } = found;
  return (
    <li
      id={`operation-${index}`}
      class="pb-operation"
      role="option"
      aria-selected={active}
      title={operation.description}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(found)}
    >
      <span class="pb-tile pb-tile-connector" aria-hidden="true">
        {entry.icon?.light ? <img src={entry.icon.light} alt="" /> : entry.name[0]}
      </span>
      <span class="pb-operation-name">{operation.name}</span>
      <span class="pb-menu-end">{entry.name}</span>
    </li>
  );
}

/**
 * @param {{shown: Found[], active: number, setActive: (index: number) => void,
 *   onChoose: (found: Found) => void, onClose: () => void}} search
 */
function keysOf({ shown, active, setActive, onChoose, onClose }) {
  /** @type {{ [key: string]: () => void }} */
  const actions = {
    ArrowDown: () => setActive(Math.min(active + 1, shown.length - 1)),
    ArrowUp: () => setActive(Math.max(active - 1, 0)),
    Enter: () => shown[active] && onChoose(shown[active]),
    Escape: onClose,
  };
  return (/** @type {KeyboardEvent} */ event) => {
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

/**
 * @param {number} count
 * @param {string} words
 */
function countOf(count, words) {
  if (count) return count === 1 ? t('1 operation') : t('{count} operations', { count });
  return words
    ? t('No operation that fits here matches "{words}".', { words })
    : t('No installed connector has an operation that fits here.');
}
