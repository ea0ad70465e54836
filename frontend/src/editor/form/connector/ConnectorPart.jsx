import { useState } from 'preact/hooks';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { placementOf } from '../../../shared/placement.js';
import { UpgradeCard } from '../../upgrades/UpgradeCard.jsx';
import { useForm } from '../FormContext.js';
import { ConnectorHead } from './ConnectorHead.jsx';
import { OperationSearch } from './OperationSearch.jsx';
import { StepSettings } from './StepSettings.jsx';
import { UnknownStep } from './UnknownStep.jsx';

/** @typedef {import('../Form.jsx').Form} Form */
/** @typedef {import('../../../shared/types.js').Step} Step */
/** @typedef {import('./findOperations.js').Found} Found */

/**
 * The connector of an element, or the way to give it one.
 * @param {{form: Form, element: any, name: import('preact').ComponentChildren}} props
 */
export function ConnectorPart({ form, element, name }) {
  const { readOnly } = useForm();
  const [searching, search] = useState(false);
  const step = form.injector.get('steps').read(element);
  const placement = placementOf(element.businessObject);
  /** @param {Found} found */
  const attach = ({ entry, operation }) => {
    search(false);
    form.change(element, (present) =>
      form.injector.get('steps').attach(present, {
        connector: entry.connector,
        operation: operation.operation,
        version: entry.version,
        name: entry.name,
      }),
    );
  };
  const picker = searching && (
    <OperationSearch
      entries={form.entries()}
      placement={placement}
      onChoose={attach}
      onClose={() => search(false)}
    />
  );
  if (step) {
    const onReplace = () => search(!searching);
    return <Present {...{ form, element, step, name, picker, onReplace }} />;
  }
  const offered = placement !== null && !readOnly;
  return (
    <>
      {name}
      {offered && (picker || <Offer onOpen={() => search(true)} />)}
    </>
  );
}

/** @param {{onOpen: () => void}} props */
function Offer({ onOpen }) {
  return (
    <button class="pb-button pb-connector-offer" type="button" onClick={onOpen}>
      <Icon name="puzzle" />
      {t('Connect this step…')}
    </button>
  );
}

/**
 * @param {{form: Form, element: any, step: Step,
 *   name: import('preact').ComponentChildren, picker: any,
 *   onReplace: () => void}} props
 */
function Present({ form, element, step, name, picker, onReplace }) {
  const manifest = form.manifest(step.connector);
  const operation = manifest?.operations.find(
    (one) => one.operation === step.operation,
  );
  const { preview } = form;
  const shown = preview && preview.id === element.id ? preview.step : step;
  return (
    <>
      <ConnectorHead
        {...{ form, element, manifest, operation, onReplace }}
        step={shown}
      />
      {picker}
      {manifest && <UpgradeCard {...{ form, element, step, manifest }} />}
      {name}
      <StepBody {...{ form, element, step, shown, manifest, operation }} />
    </>
  );
}

/**
 * @param {{form: Form, element: any, step: Step, shown: Step,
 *   manifest: import('../../../shared/types.js').Manifest | null | undefined,
 *   operation: import('../../../shared/types.js').Operation | undefined}} props
 */
function StepBody({ form, element, step, shown, manifest, operation }) {
  if (manifest === undefined) {
    return <div class="pb-skeleton pb-form-bone" aria-hidden="true" />;
  }
  if (!manifest || !operation) {
    const wishes = form.page.urls.connector_wishes;
    return <UnknownStep step={step} manifest={manifest} wishes={wishes} />;
  }
  return (
    <StepSettings
      key={`${step.connector} ${step.operation}`}
      {...{ form, element, step, shown, manifest, operation }}
    />
  );
}
