import { t } from '../../../i18n/translate.js';
import { RemoveRow } from '../fields/ListControl.jsx';
import { useForm } from '../FormContext.js';

/** @typedef {import('../../../shared/types.js').Value} Value */

/**
 * Settings that are kept though the operation does not know them.
 * @param {import('./StepSettings.jsx').StepProps & {name: string}} props
 */
export function Leftovers({ form, element, step, operation, name }) {
  const { readOnly } = useForm();
  const unknown = Object.entries(step.settings).filter(
    ([setting]) => !operation.settings.some((one) => one.name === setting),
  );
  if (!unknown.length) return null;
  /** @param {string} setting */
  const remove = (setting) =>
    form.change(element, (present) =>
      form.injector.get('steps').setSetting(present, setting, null),
    );
  return (
    <section class="pb-leftovers" aria-label={name}>
      <h3 class="pb-menu-title">{name}</h3>
      <p class="pb-help-text">
        {t('These are kept in the file until you remove them.')}
      </p>
      {unknown.map(([setting, value]) => (
        <div key={setting} class="pb-raw-row" data-setting={setting}>
          <RawSetting name={setting} value={value} />
          {!readOnly && <RemoveRow label={setting} onRemove={() => remove(setting)} />}
        </div>
      ))}
    </section>
  );
}

/**
 * A setting as the file has it.
 * @param {{name: string, value: Value}} props
 */
export function RawSetting({ name, value }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <div class="pb-raw">
      <span class="pb-raw-name">{name}</span>
      <pre class="pb-raw-value" tabIndex={0} aria-label={name}>{text}</pre>
    </div>
  );
}
