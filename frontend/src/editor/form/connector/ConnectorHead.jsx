import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { placementOf } from '../../../shared/placement.js';
import { stepValues } from '../../../shared/settings.js';
import { summarise } from '../../../shared/summary.js';
import { useForm } from '../FormContext.js';

/** @typedef {import('../Form.jsx').Form} Form */
/** @typedef {import('../../../shared/types.js').Manifest} Manifest */
/** @typedef {import('../../../shared/types.js').Operation} Operation */
/** @typedef {import('../../../shared/types.js').Step} Step */

/**
 * @typedef {object} HeadProps
 * @property {Form} form
 * @property {any} element
 * @property {Step} step
 * @property {Manifest | null | undefined} manifest
 * @property {Operation | undefined} operation
 * @property {() => void} onReplace
 */

/**
 * Icon, name and version of the connector, its operation, and what it will do.
 * @param {HeadProps} props
 */
export function ConnectorHead(props) {
  const { form, element, step, manifest, operation, onReplace } = props;
  const { readOnly } = useForm();
  const name = manifest?.name ?? step.name ?? step.connector ?? t('Connector');
  const remove = () =>
    form.change(element, (present) => form.injector.get('steps').remove(present));
  return (
    <header class="pb-form-head pb-connector-head">
      <div class="pb-connector-title">
        <Tile form={form} step={step} name={name} />
        <h2 class="pb-form-title">{name}</h2>
        <Version step={step} manifest={manifest} />
        {!readOnly && (
          <span class="pb-form-actions">
            <HeadButton
              icon="replace"
              name={t('Replace connector')}
              onClick={onReplace}
            />
            <HeadButton icon="trash-2" name={t('Remove connector')} onClick={remove} />
          </span>
        )}
      </div>
      {manifest && <OperationChoice {...props} manifest={manifest} />}
      {operation && <Sentence operation={operation} step={step} />}
    </header>
  );
}

/** @param {{icon: string, name: string, onClick: () => void}} props */
function HeadButton({ icon, name, onClick }) {
  return (
    <button
      class="pb-button pb-button-icon pb-button-small"
      type="button"
      aria-label={name}
      title={name}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** @param {{form: Form, step: Step, name: string}} props */
function Tile({ form, step, name }) {
  const entry = form
    .entries()
    .find((/** @type {any} */ { connector }) => connector === step.connector);
  return (
    <span class="pb-tile pb-tile-connector" aria-hidden="true">
      {entry?.icon?.light ? <img src={entry.icon.light} alt="" /> : name.charAt(0)}
    </span>
  );
}

/** @param {{step: Step, manifest: Manifest | null | undefined}} props */
function Version({ step, manifest }) {
  if (!manifest) return <span class="pb-connector-version">{step.version}</span>;
  const values = { version: step.version ?? '', installed: manifest.version };
  const text =
    !step.version || step.version === manifest.version
      ? manifest.version
      : t('{version} → {installed} installed', values);
  return <span class="pb-connector-version">{text}</span>;
}

/** @param {HeadProps & { manifest: Manifest }} props */
function OperationChoice({ form, element, step, manifest, operation }) {
  const { readOnly } = useForm();
  const placement = placementOf(element.businessObject) ?? '';
  const fits = (/** @type {Operation} */ one) => one.placements.includes(placement);
  const offered = manifest.operations.filter((one) => fits(one) || one === operation);
  /** @param {string} chosen */
  const choose = (chosen) =>
    form.change(element, (present) =>
      form.injector.get('steps').setField(present, 'operation', chosen),
    );
  return (
    <div data-setting="step:operation">
      <select
        class="pb-field pb-form-wide"
        aria-label={t('Operation')}
        value={operation ? operation.operation : ''}
        disabled={readOnly}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {!operation && (
          <option value="" disabled>
            {step.operation
              ? t('"{operation}" is not known', { operation: step.operation })
              : t('Choose an operation')}
          </option>
        )}
        {offered.map((one) => (
          <option key={one.operation} value={one.operation}>{one.name}</option>
        ))}
      </select>
    </div>
  );
}

/** @param {{operation: Operation, step: Step}} props */
function Sentence({ operation, step }) {
  return (
    <p class="pb-connector-sentence">
      {summarise(operation, stepValues(operation, step)).map((part, index) =>
        'text' in part ? (
          part.text
        ) : (
          <span
            key={index}
            class={part.missing ? 'pb-sentence-missing' : 'pb-sentence-value'}
          >
            {part.value}
          </span>
        ),
      )}
    </p>
  );
}
