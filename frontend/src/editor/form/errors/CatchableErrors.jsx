import './errors.css';

import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';
import { Group } from '../Group.jsx';

/** @typedef {import('../connector/StepSettings.jsx').StepProps} StepProps */
/** @typedef {import('./ErrorCatching.js').DeclaredError} DeclaredError */

/**
 * The errors that the operation declares, each to be caught by a boundary event.
 * @param {StepProps} props
 */
export function CatchableErrors({ form, element, operation }) {
  /** @type {DeclaredError[]} */
  const errors = /** @type {any} */ (operation).errors ?? [];
  const isActivity = element.businessObject.$instanceOf?.('bpmn:Activity');
  if (!errors.length || !isActivity) return null;
  return (
    <Group id="errors" name={t('Errors')}>
      <ul class="pb-errors">
        {errors.map((error) => (
          <CatchableError key={error.code} {...{ form, element, error }} />
        ))}
      </ul>
      <p class="pb-help-text">
        {t('An error that nothing catches becomes an incident.')}
      </p>
    </Group>
  );
}

/** @param {Pick<StepProps, 'form' | 'element'> & { error: DeclaredError }} props */
function CatchableError({ form, element, error }) {
  const { readOnly } = useForm();
  const catching = form.injector.get('errorCatching');
  const event = catching.catcherOf(element, error.code);
  return (
    <li class="pb-errors-row">
      <span class="pb-errors-name">
        {error.name} <code>{error.code}</code>
      </span>
      {event && (
        <button
          class="pb-button pb-button-small pb-button-link"
          type="button"
          aria-label={t('Show what catches "{name}"', { name: error.name })}
          onClick={() => form.injector.get('selection').select(event)}
        >
          {t('Caught')}
        </button>
      )}
      {!event && !readOnly && (
        <button
          class="pb-button pb-button-small"
          type="button"
          aria-label={t('Catch "{name}"', { name: error.name })}
          onClick={() => catching.catch(element, error)}
        >
          {t('Catch')}
        </button>
      )}
    </li>
  );
}
