import { useState } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { checkRun } from '../../../shared/checks/run.js';
import { placementOf } from '../../../shared/placement.js';
import {
  checkSettings,
  credentialSetting,
  stepValues,
  visibleSettings,
} from '../../../shared/settings.js';
import { effectiveValues, typedValues } from '../../../shared/values.js';
import { CatchableErrors } from '../errors/CatchableErrors.jsx';
import { SettingField } from '../fields/SettingField.jsx';
import { ConnectorContext, ServiceContext } from '../FormContext.js';
import { Group } from '../Group.jsx';
import { TestStep } from '../testing/TestStep.jsx';
import { groupsOf } from './groupsOf.js';
import { Leftovers } from './Leftovers.jsx';
import { RunSettings } from './RunSettings.jsx';

/** @typedef {import('../Form.jsx').Form} Form */
/** @typedef {import('../../../shared/types.js').Operation} Operation */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').SettingFinding} SettingFinding */
/** @typedef {import('../../../shared/types.js').Step} Step */
/** @typedef {import('../../../shared/types.js').Value} Value */
/** @typedef {import('../testing/useStepTest.js').Trouble} Trouble */

/**
 * @typedef {object} StepProps
 * @property {Form} form
 * @property {any} element
 * @property {Step} step as it is written
 * @property {Step} shown as it would be with what is being typed
 * @property {import('../../../shared/types.js').Manifest} manifest
 * @property {Operation} operation
 */

/**
 * All settings of a step in their groups.
 * @param {StepProps} props
 */
export function StepSettings(props) {
  const { element, step, shown, operation } = props;
  const values = stepValues(operation, step);
  const placement = placementOf(element.businessObject);
  const [told, onTrouble] = useTrouble(step);
  const checked = checkSettings(operation, shown, placement);
  const problems = [...checked, ...checkRun(shown), ...told];
  const groups = groupsOf(operation, visibleSettings(operation, values, placement));
  const effective = effectiveValues(operation, stepValues(operation, shown));
  const outer = typedValues(operation.settings, effective);
  return (
    <StepContexts {...props} settings={effective}>
      {groups.map(({ id, name, open, settings }) => (
        <Group
          key={id}
          id={`${operation.operation} ${id}`}
          name={name}
          open={open}
          errors={errorsIn(settings, problems)}
        >
          {settings.map((setting) => (
            <StepSetting
              key={setting.name}
              {...props}
              setting={setting}
              value={values[setting.name]}
              outer={outer}
              problems={problems.filter((one) => one.setting === setting.name)}
            />
          ))}
        </Group>
      ))}
      <RunSettings {...props} problems={problems} />
      <CatchableErrors {...props} />
      <TestStep {...props} onTrouble={onTrouble} />
      <Leftovers {...props} name={t('Not used by this operation')} />
    </StepContexts>
  );
}

/**
 * What controls know of the step around them.
 *
 * @param {StepProps & { settings: { [name: string]: Value },
 *   children: import('preact').ComponentChildren }} props
 */
function StepContexts({ step, manifest, operation, settings, children }) {
  const connector = step.connector ?? '';
  const labels = Object.fromEntries(
    operation.settings.map(({ name, label }) => [name, label]),
  );
  const service = {
    connector,
    choices: manifest.choices ?? [],
    settings,
    labels,
    credential: step.credential ?? '',
    credentialTypes: manifest.credential_types ?? [],
  };
  return (
    <ConnectorContext.Provider value={connector}>
      <ServiceContext.Provider value={service}>{children}</ServiceContext.Provider>
    </ConnectorContext.Provider>
  );
}

/**
 * What a test said about a setting, until the step is another one.
 *
 * @param {Step} step
 * @returns {[SettingFinding[], (trouble: Trouble | null) => void]}
 */
function useTrouble(step) {
  const tested = JSON.stringify(step);
  const [told, tell] = useState(
    /** @type {(Trouble & { tested: string }) | null} */ (null),
  );
  /** @type {SettingFinding[]} */
  const found = told?.tested === tested
    ? [{ rule: 'test-step', severity: 'error', path: [], ...told }]
    : [];
  return [found, (trouble) => tell(trouble && { ...trouble, tested })];
}

/**
 * @param {StepProps & {setting: Setting, value: Value | undefined,
 *   outer: { [name: string]: unknown }, problems: SettingFinding[]}} props
 */
function StepSetting({ form, element, step, operation, setting, ...rest }) {
  const { name } = setting;
  const isCredential = credentialSetting(operation)?.name === name;
  const steps = form.injector.get('steps');
  /** @param {Value | null} value */
  const write = (value) =>
    form.change(
      element,
      (present) =>
        isCredential
          ? steps.setField(present, 'credential', value)
          : steps.setSetting(present, name, value),
      typeof value === 'string' ? value : '',
    );
  /** @param {Value | null} value */
  const preview = (value) => {
    if (value === null) return form.showPreview(null);
    const settings = isCredential ? step.settings : { ...step.settings, [name]: value };
    const credential = isCredential ? String(value) : step.credential;
    return form.showPreview(element, { ...step, settings, credential });
  };
  return (
    <SettingField
      {...rest}
      id={`form-${element.id}-${name}`}
      setting={setting}
      onCommit={write}
      onPreview={preview}
    />
  );
}

/**
 * @param {Setting[]} settings
 * @param {SettingFinding[]} problems
 */
function errorsIn(settings, problems) {
  const names = new Set(settings.map(({ name }) => name));
  return problems.filter(
    ({ setting, severity }) => names.has(setting) && severity === 'error',
  ).length;
}
