import { render } from 'preact';

import { t } from '../../i18n/translate.js';

/**
 * @typedef {object} BulkAction
 * @property {string} label
 * @property {() => void} run
 */

/**
 * @typedef {object} BarProps
 * @property {number} count
 * @property {BulkAction[]} actions
 * @property {() => void} onClear
 * @property {{ count: number, run: () => void }} [everything] offers all that match
 */

/** @param {BarProps} props */
function SelectionBar({ count, actions, onClear, everything }) {
  if (!count) return null;
  return (
    <div class="pb-selection-bar" role="toolbar" aria-label={t('Selected rows')}>
      <span class="pb-selection-count" role="status">
        {t('{count} selected', { count })}
      </span>
      {everything && (
        <button
          class="pb-button pb-button-small pb-button-quiet"
          type="button"
          onClick={everything.run}
        >
          {t('Select all {count} that match', { count: everything.count })}
        </button>
      )}
      {actions.map(({ label, run }) => (
        <button
          key={label}
          class="pb-button pb-button-small"
          type="button"
          onClick={run}
        >
          {label}
        </button>
      ))}
      <button
        class="pb-button pb-button-small pb-button-quiet"
        type="button"
        onClick={onClear}
      >
        {t('Select none')}
      </button>
    </div>
  );
}

/**
 * Show what can be done with the ticked rows, over the head of the table.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} bar where it is drawn; follows the table that is shown
 * @param {BarProps} props
 */
export function drawSelectionBar(list, bar, props) {
  const frame = list.querySelector('.pb-table-frame');
  if (frame && bar.parentElement !== frame) frame.prepend(bar);
  render(<SelectionBar {...props} />, bar);
}
