import { useState } from 'preact/hooks';

import { request } from '../../../api/request.js';
import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';
import { RawSetting } from './Leftovers.jsx';

/** @typedef {import('../../../shared/types.js').Manifest} Manifest */
/** @typedef {import('../../../shared/types.js').Step} Step */

/**
 * A step whose connector or operation is not installed: everything is shown as it is
 * written, and stays.
 * @param {{step: Step, manifest: Manifest | null, wishes: string}} props
 */
export function UnknownStep({ step, manifest, wishes }) {
  return (
    <section class="pb-unknown" data-setting="step:connector">
      <p class="pb-unknown-note">
        <Icon name="package-x" />
        <span>{explanation(step, manifest)}</span>
      </p>
      {!manifest && step.connector && <AskForIt step={step} wishes={wishes} />}
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
 * Asks administrators for the connector, once for each process.
 *
 * @param {{step: Step, wishes: string}} props
 */
function AskForIt({ step, wishes }) {
  const { readOnly } = useForm();
  const [state, setState] = useState('');
  if (readOnly) return null;
  const ask = async () => {
    setState(t('Asking…'));
    const sent = { connector: step.connector, name: step.name ?? '' };
    const [{ status }] = await Promise.allSettled([request('POST', wishes, sent)]);
    setState(
      status === 'fulfilled'
        ? t('Administrators see that this process waits for it.')
        : t('That did not work. Try again.'),
    );
  };
  return (
    <div class="pb-unknown-ask">
      <button class="pb-button" type="button" onClick={() => void ask()}>
        {t('Ask for this connector')}
      </button>
      <p class="pb-help-text" role="status">{state}</p>
    </div>
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
