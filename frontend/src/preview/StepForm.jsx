import { useState } from 'preact/hooks';

import { groupsOf } from '../editor/form/connector/groupsOf.js';
import { SettingField } from '../editor/form/fields/SettingField.jsx';
import {
  ConnectorContext,
  FormContext,
  ServiceContext,
} from '../editor/form/FormContext.js';
import { Group } from '../editor/form/Group.jsx';
import {
  checkSettings,
  credentialSetting,
  stepValues,
  visibleSettings,
} from '../shared/settings.js';
import { effectiveValues, typedValues } from '../shared/values.js';
import { previewServices } from './services.js';

/** @typedef {import('../shared/types.js').Manifest} Manifest */
/** @typedef {import('../shared/types.js').Operation} Operation */
/** @typedef {import('../shared/types.js').Setting} Setting */
/** @typedef {import('../shared/types.js').SettingFinding} SettingFinding */
/** @typedef {import('../shared/types.js').Value} Value */
/** @typedef {import('../shared/types.js').Values} Values */
/** @typedef {{ settings: Values, credential?: string | null }} Step */

/**
 * @typedef {object} FormProps
 * @property {Manifest} manifest
 * @property {Operation} operation
 * @property {string} placement
 * @property {Step} step
 * @property {(step: Step) => void} onStep
 */

/**
 * The settings of an operation as the editor shows them.
 * @param {FormProps} props
 */
export function StepForm(props) {
  const { manifest, operation, placement, step } = props;
  const [services] = useState(previewServices);
  const [typed, type] = useState(/** @type {Step | null} */ (null));
  const values = stepValues(operation, step);
  const problems = checkSettings(operation, typed ?? step, placement);
  const groups = groupsOf(operation, visibleSettings(operation, values, placement));
  const effective = effectiveValues(operation, stepValues(operation, typed ?? step));
  const outer = typedValues(operation.settings, effective);
  return (
    <FormContext.Provider value={services}>
      <StepContexts manifest={manifest} operation={operation} settings={effective}>
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
                onTyped={type}
              />
            ))}
          </Group>
        ))}
      </StepContexts>
    </FormContext.Provider>
  );
}

/**
 * @param {{manifest: Manifest, operation: Operation, settings: Values,
 *   children: import('preact').ComponentChildren}} props
 */
function StepContexts({ manifest, operation, settings, children }) {
  const labels = Object.fromEntries(
    operation.settings.map(({ name, label }) => [name, label]),
  );
  const { connector, choices = [], credential_types: credentialTypes = [] } = manifest;
  const service = {
    connector, choices, settings, labels, credential: '', credentialTypes,
  };
  return (
    <ConnectorContext.Provider value={connector}>
      <ServiceContext.Provider value={service}>{children}</ServiceContext.Provider>
    </ConnectorContext.Provider>
  );
}

/**
 * @param {FormProps & {setting: Setting, value: Value | undefined, outer: any,
 *   problems: SettingFinding[], onTyped: (step: Step | null) => void}} props
 */
function StepSetting({ operation, step, onStep, onTyped, setting, ...rest }) {
  const { name } = setting;
  const isCredential = credentialSetting(operation)?.name === name;
  /** @param {Value | null} value */
  const changed = (value) => {
    if (isCredential) return { ...step, credential: value && String(value) };
    const settings = { ...step.settings, ...(value !== null && { [name]: value }) };
    if (value === null) delete settings[name];
    return { ...step, settings };
  };
  return (
    <SettingField
      {...rest}
      id={`preview-${operation.operation}-${name}`}
      setting={setting}
      onCommit={(value) => onStep(changed(value))}
      onPreview={(value) => onTyped(value === null ? null : changed(value))}
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
