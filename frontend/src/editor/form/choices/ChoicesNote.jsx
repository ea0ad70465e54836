import './choicesNote.css';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';

/** @typedef {import('./useServiceChoices.js').Loaded} Loaded */

/**
 * How what the service offers stands, below the control.
 *
 * @param {{loaded: Loaded | null, chosen: string[]}} props
 */
export function ChoicesNote({ loaded, chosen }) {
  const { readOnly } = useForm();
  if (!loaded) return null;
  const { state, choices } = loaded;
  const isAsking = state === 'loading';
  const gone = state === 'there'
    ? chosen.filter((one) => one && !choices.some(({ value }) => value === one))
    : [];
  return (
    <div class="pb-choices-note" role="status" aria-busy={isAsking}>
      <p class={state === 'failed' ? 'pb-choices-failed' : 'pb-help-text'}>
        {wordsOf(loaded)}
      </p>
      {!readOnly && (state === 'there' || state === 'failed') && (
        <button
          class="pb-button pb-button-small pb-button-link"
          type="button"
          onClick={loaded.onAgain}
        >
          <Icon name="refresh-cw" />
          {state === 'failed' ? t('Try again') : t('Reload')}
        </button>
      )}
      {gone.map((one) => (
        <p key={one} class="pb-choices-gone">
          {t('"{value}" is not among them any more. It is kept.', { value: one })}
        </p>
      ))}
    </div>
  );
}

/** @param {Loaded} loaded */
function wordsOf({ name, state, choices, message }) {
  if (state === 'loading') return t('{name} are being loaded…', { name });
  if (state !== 'there') return message;
  if (!choices.length) return t('The service has none for this account.');
  const count = choices.length;
  return count === 1
    ? t('{name}: 1 from the service.', { name })
    : t('{name}: {count} from the service.', { name, count });
}
