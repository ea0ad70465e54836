import { render } from 'preact';

import { Icon } from '../../icons/Icon.jsx';
import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';

/** @typedef {import('./bulk.js').BulkOutcome} BulkOutcome */

const SHOWN = 10;

/** @param {{ text: string, outcome: BulkOutcome, onClose: () => void }} props */
function Outcome({ text, outcome, onClose }) {
  const { done, refused } = outcome;
  const tone = refused.length ? 'warning' : 'success';
  return (
    <div class={`pb-notice pb-notice-${tone} pb-told`}>
      <Icon name={refused.length ? 'triangle-alert' : 'circle-check'} />
      <div>
        {done > 0 && <p>{text}</p>}
        {refused.length > 0 && (
          <ul>
            {refused.slice(0, SHOWN).map(({ number, detail }) => (
              <li key={`${number} ${detail}`}>#{number}: {detail}</li>
            ))}
            {refused.length > SHOWN && (
              <li>{t('and {n} more', { n: refused.length - SHOWN })}</li>
            )}
          </ul>
        )}
      </div>
      <IconButton icon="x" label={t('Close')} onClick={onClose} />
    </div>
  );
}

/**
 * Say above the list what an action did.
 *
 * @param {string} text
 * @param {BulkOutcome} outcome
 */
export function tell(text, outcome) {
  const place = document.querySelector('[data-told]');
  if (!place) return;
  place.setAttribute('role', 'status');
  const close = () => render(null, place);
  render(<Outcome text={text} outcome={outcome} onClose={close} />, place);
}
