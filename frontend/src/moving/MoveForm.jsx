import { useId, useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { useAction } from '../start/processDialogs.jsx';

/** @param {number} count @param {number} to */
function verb(count, to) {
  return count === 1
    ? t('Move 1 Request to version {to}', { to })
    : t('Move {count} Requests to version {to}', { count, to });
}

/**
 * Asks why, and begins the move.
 *
 * @param {object} props
 * @param {number} props.count how many can be moved
 * @param {number} props.to
 * @param {boolean} props.disabled
 * @param {(why: string) => Promise<void>} props.onMove
 */
export function MoveForm({ count, to, disabled, onMove }) {
  const [why, setWhy] = useState('');
  const field = useId();
  const { problem, busy, run } = useAction(() => onMove(why.trim()));
  return (
    <form class="pb-move-form" onSubmit={run}>
      <label class="pb-label" for={field}>{t('Why?')}</label>
      <textarea
        id={field}
        class="pb-field"
        rows={2}
        maxLength={2000}
        required
        value={why}
        aria-describedby={`${field}-help`}
        onInput={(event) => setWhy(event.currentTarget.value)}
      />
      <p class="pb-help-text" id={`${field}-help`}>
        {t('Everyone who sees a Request can read this in its timeline.')}
      </p>
      <p class="pb-error" role="alert">{problem}</p>
      <button class="pb-button pb-button-primary" disabled={busy || disabled || !count}>
        {verb(count, to)}
      </button>
    </form>
  );
}
