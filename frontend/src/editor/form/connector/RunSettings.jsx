import { t } from '../../../i18n/translate.js';
import { shapeOfOutput } from '../../../shared/dataflow/shapes.js';
import { objectOf } from '../fields/ObjectControl.jsx';
import { rowsOf } from '../fields/ListControl.jsx';
import { problemsAt } from '../fields/problems.js';
import { SettingField } from '../fields/SettingField.jsx';
import { GivenContext } from '../FormContext.js';
import { Group } from '../Group.jsx';

/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').SettingFinding} SettingFinding */
/** @typedef {import('../../../shared/types.js').Step} Step */
/** @typedef {import('../../../shared/types.js').Value} Value */
/** @typedef {import('./StepSettings.jsx').StepProps} StepProps */
/** @typedef {StepProps & { problems: SettingFinding[] }} RunProps */

/**
 * Where results go, and how the step is tried again.
 * @param {RunProps} props
 */
export function RunSettings(props) {
  return (
    <>
      <Outputs {...props} />
      {!props.operation.trigger && <Retry {...props} />}
    </>
  );
}

/** @param {RunProps} props */
function Outputs({ form, element, step, operation, problems }) {
  const own = problems.filter(({ setting }) => setting === 'step:outputs');
  const known = /** @type {any} */ (operation).outputs ?? [];
  /** @param {Value | null} value */
  const write = (value) => {
    const outputs = rowsOf(value).map(outputOf);
    form.change(element, (present) =>
      form.injector
        .get('steps')
        .setField(present, 'outputs', outputs.length ? outputs : null),
    );
  };
  const value = step.outputs?.map(({ variable, value: taken }) => ({
    ...(variable && { variable }),
    ...(taken !== null && { value: taken }),
  }));
  return (
    <Group
      id="outputs"
      name={t('Result')}
      open={Boolean(step.outputs)}
      errors={own.length}
    >
      <GivenContext.Provider value={known.map(givenOf)}>
        <SettingField
          id={`form-${element.id}-outputs`}
          setting={outputsSetting(known)}
          value={value}
          problems={own}
          onCommit={write}
          onPreview={() => {}}
        />
      </GivenContext.Provider>
      <KnownOutputs known={known} />
    </Group>
  );
}

/**
 * An output as what the expressions of the result see.
 *
 * @param {{ name: string, type?: string, sample?: unknown }} output
 */
function givenOf(output) {
  return {
    name: output.name,
    shape: shapeOfOutput(output),
    isSure: true,
    sources: [],
  };
}

/** @param {{known: Array<{name: string, description?: string}>}} props */
function KnownOutputs({ known }) {
  if (!known.length) return null;
  return (
    <ul class="pb-form-outputs">
      {known.map(({ name, description }) => (
        <li key={name}>
          <code>{name}</code> {description}
        </li>
      ))}
    </ul>
  );
}

/** @param {Value} row */
function outputOf(row) {
  const { variable = '', value } = objectOf(row);
  const taken = value === undefined ? null : String(value);
  return { variable: String(variable), value: taken };
}

/**
 * @param {Array<{ name: string }>} known
 * @returns {Setting}
 */
function outputsSetting(known) {
  return {
    name: 'step:outputs',
    type: 'list',
    label: t('Result variables'),
    help: t('What the step gives is kept under these names.'),
    add: t('Add result variable'),
    expression: 'none',
    items: {
      name: 'output',
      type: 'object',
      label: '',
      fields: [
        { name: 'variable', type: 'variable', label: t('Variable'), required: true },
        {
          name: 'value',
          type: 'string',
          label: t('Value'),
          placeholder: known.length
            ? t('The whole result, or ={output}', { output: known[0].name })
            : t('The whole result'),
        },
      ],
    },
  };
}

/** @param {RunProps} props */
function Retry({ form, element, step, operation, problems }) {
  const own = problems.filter(({ setting }) => setting === 'step:retry');
  /**
   * @param {string} name
   * @param {Value | null} value
   */
  const write = (name, value) => {
    const retry = { ...step.retry };
    delete retry[name];
    if (value !== null) retry[name] = String(value);
    form.change(element, (present) =>
      form.injector
        .get('steps')
        .setField(present, 'retry', Object.keys(retry).length ? retry : null),
    );
  };
  return (
    <Group id="retry" name={t('When it fails')} errors={own.length}>
      <div data-setting="step:retry">
        {retrySettings(/** @type {any} */ (operation).retry ?? {}).map((setting) => (
          <SettingField
            key={setting.name}
            id={`form-${element.id}-retry-${setting.name}`}
            setting={setting}
            value={step.retry?.[setting.name]}
            problems={problemsAt(own, setting.name)}
            onCommit={(value) => write(setting.name, value)}
            onPreview={() => {}}
          />
        ))}
      </div>
    </Group>
  );
}

/**
 * @param {{ [name: string]: unknown }} standard of the operation
 * @returns {Setting[]}
 */
function retrySettings(standard) {
  /** @type {Setting[]} */
  const settings = [
    {
      name: 'attempts',
      type: 'integer',
      label: t('Attempts'),
      help: t('How often it is tried in all.'),
    },
    { name: 'wait', type: 'duration', label: t('Wait before trying again') },
    {
      name: 'factor',
      type: 'number',
      label: t('Wait longer each time'),
      help: t('2 doubles the wait after each attempt.'),
    },
    { name: 'maximum', type: 'duration', label: t('Wait at most') },
  ];
  return settings.map((setting) => ({
    ...setting,
    expression: 'none',
    default: standard[setting.name],
  }));
}
