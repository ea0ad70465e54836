import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { RawSetting } from './Leftovers.jsx';

/** @typedef {import('../../../shared/types.js').Manifest} Manifest */
/** @typedef {import('../../../shared/types.js').Step} Step */

/**
 * A step whose connector or operation is not installed: everything is shown as it is
 * written, and stays.
 * @param {{step: Step, manifest: Manifest | null}} props
 */
export function UnknownStep({ step, manifest }) {
  return (
    <section class="pb-unknown" data-setting="step:connector">
      <p class="pb-unknown-note">
        <Icon name="package-x" />
        <span>{explanation(step, manifest)}</span>
      </p>
      <dl class="pb-unknown-facts">
        {factsOf(step).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {Object.entries(step.settings).map(([name, value]) => (
        <RawSetting key={name} name={name} value={value} />
      ))}
    </section>
  );
}

/**
 * @param {Step} step
 * @param {Manifest | null} manifest
 */
function explanation(step, manifest) {
  if (manifest) {
    const values = { connector: manifest.name, operation: step.operation ?? '' };
    if (!step.operation) {
      return t('No operation of {connector} is chosen. Choose one above.', values);
    }
    return t(
      '{connector} has no operation "{operation}". Choose another one, or install ' +
        'the version that has it. All settings are kept.',
      values,
    );
  }
  const connector = step.name ?? step.connector ?? '';
  return t(
    'The connector "{connector}" is not installed here. All settings are kept. ' +
      'Install its package to edit them.',
    { connector },
  );
}

/**
 * @param {Step} step
 * @returns {Array<[string, string]>}
 */
function factsOf({ connector, operation, version, credential }) {
  /** @type {Array<[string, string | null]>} */
  const facts = [
    [t('Connector'), connector],
    [t('Operation'), operation],
    [t('Version'), version],
    [t('Credential'), credential],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value]] : []));
}
