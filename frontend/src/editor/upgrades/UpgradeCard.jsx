import './upgrades.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { useForm } from '../form/FormContext.js';

/** @typedef {import('./Upgrades.js').ChangedSetting} ChangedSetting */
/** @typedef {import('./Upgrades.js').StepUpgrade} StepUpgrade */

/**
 * Says that a step is older than its connector, with what an upgrade does to each
 * setting, before and after side by side.
 * @param {{ form: import('../form/Form.jsx').Form, element: any,
 *   step: import('../../shared/types.js').Step,
 *   manifest: import('../../shared/types.js').Manifest }} props
 */
export function UpgradeCard({ form, element, step, manifest }) {
  const { readOnly } = useForm();
  const upgrades = form.injector.get('upgrades', false);
  if (!upgrades?.isOlder(step, manifest)) return null;
  const upgrade = upgrades.of(element.id);
  const others = (upgrades.steps ?? []).length;
  return (
    <section class="pb-upgrade" aria-label={t('Newer version')}>
      <h3 class="pb-upgrade-title">
        <Icon name="info" />
        {t('Version {version} is here', { version: manifest.version })}
      </h3>
      {upgrade ? (
        <Comparison upgrade={upgrade} />
      ) : (
        <div class="pb-skeleton pb-form-bone" aria-hidden="true" />
      )}
      {upgrade && !readOnly && (
        <div class="pb-upgrade-actions">
          <button
            class="pb-button pb-button-small"
            type="button"
            onClick={() => upgrades.upgrade([element.id])}
          >
            {t('Upgrade this step')}
          </button>
          {others > 1 && (
            <button
              class="pb-button pb-button-small"
              type="button"
              onClick={() => upgrades.upgrade(null)}
            >
              {t('Upgrade all {count} steps of this process', { count: others })}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** @param {{ upgrade: StepUpgrade }} props */
function Comparison({ upgrade: { settings } }) {
  if (!settings.length) {
    return <p class="pb-help-text">{t('All settings stay as they are.')}</p>;
  }
  return (
    <table class="pb-upgrade-table">
      <caption class="pb-visually-hidden">{t('What becomes of each setting')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Now')}</th>
          <th scope="col">{t('After')}</th>
        </tr>
      </thead>
      <tbody>
        {settings.map((one) => <Row key={`${one.change} ${one.setting}`} one={one} />)}
      </tbody>
    </table>
  );
}

/** @param {{ one: ChangedSetting }} props */
function Row({ one }) {
  const { setting, before, after, to, change } = one;
  const name = setting || t('Operation');
  return (
    <>
      <tr class="pb-upgrade-values">
        <td><Named name={name} value={before} /></td>
        <td>
          {change === 'split'
            ? to.map((part) => <Named key={part} name={part} value={after[part]} />)
            : after !== null && <Named name={to[0] || name} value={after} />}
        </td>
      </tr>
      <tr class={`pb-upgrade-why pb-upgrade-${change}`}>
        <td colSpan={2}>{reasonOf(one)}</td>
      </tr>
    </>
  );
}

/** @param {{ name: string, value: any }} props */
function Named({ name, value }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <div class="pb-upgrade-value">
      <span class="pb-raw-name">{name}</span>
      {value === null || value === undefined ? (
        <span class="pb-upgrade-none">{t('not filled in')}</span>
      ) : (
        <span class="pb-upgrade-text">{text}</span>
      )}
    </div>
  );
}

/** @param {ChangedSetting} one */
function reasonOf({ change, label, reason }) {
  const texts = {
    rename: t('It is called “{label}” now.', { label }),
    move: t('Another operation does this now.'),
    split: t('The text is cut into {label}.', { label }),
    default: t('The default has changed, so the old one is written down.'),
    drop: t('It is gone: {reason}', { reason }),
    kept: t('Kept, no longer used.'),
    choice: t('Kept, though this choice is no longer offered.'),
  };
  return texts[change];
}
