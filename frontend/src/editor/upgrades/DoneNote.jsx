import './upgrades.css';

import { t } from '../../i18n/translate.js';
import { Time } from '../../requests/parts/Time.jsx';
import { useForm } from '../form/FormContext.js';

/**
 * What administrators brought up to date in this process, with the way back.
 * @param {{ form: import('../form/Form.jsx').Form }} props
 */
export function DoneNote({ form }) {
  const { readOnly } = useForm();
  const upgrades = form.injector.get('upgrades', false);
  const done = upgrades?.lately() ?? [];
  return done.map((/** @type {import('./Upgrades.js').Done} */ one) => (
    <section key={one.id} class="pb-upgrade" aria-label={t('Upgraded steps')}>
      <p class="pb-upgrade-done">
        {one.steps === 1
          ? t('{by} brought 1 step up to date,', { by: one.by ?? '?' })
          : t('{by} brought {steps} steps up to date,', {
              by: one.by ?? '?', steps: one.steps,
            })}
        {' '}<Time at={one.at} />.
      </p>
      {!readOnly && (
        <div class="pb-upgrade-actions">
          <button
            class="pb-button pb-button-small"
            type="button"
            onClick={() => upgrades.takeBack(one.id)}
          >
            {t('Take it back')}
          </button>
        </div>
      )}
    </section>
  ));
}
