import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { useForm } from './FormContext.js';

/**
 * Fields below a header that folds them; open or not is remembered.
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.name
 * @param {boolean} [props.open] at first
 * @param {number} [props.errors]
 * @param {import('preact').ComponentChildren} props.children
 */
export function Group({ id, name, open = false, errors = 0, children }) {
  const { remember, remembered } = useForm();
  return (
    <details
      class="pb-form-group"
      open={remembered(id) ?? open}
      onToggle={({ currentTarget }) => remember(id, currentTarget.open)}
    >
      <summary class="pb-form-group-name">
        <Icon name="chevron-right" />
        <span>{name}</span>
        {errors > 0 && (
          <span
            class="pb-chip pb-chip-error"
            aria-label={t('{number} to fix', { number: errors })}
          >
            {errors}
          </span>
        )}
      </summary>
      <div class="pb-form-group-body">{children}</div>
    </details>
  );
}
