import { useState } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { SettingField } from './fields/SettingField.jsx';
import { Group } from './Group.jsx';

/** @typedef {import('./Form.jsx').Form} Form */
/** @typedef {{form: Form, element: any}} PartProps */

const nothing = () => {};

/** @param {PartProps} props */
export function Name({ form, element }) {
  const { businessObject } = element;
  const isText = businessObject.$type === 'bpmn:TextAnnotation';
  const property = isText ? 'text' : 'name';
  if (!isText && !has(businessObject, 'name')) return null;
  /** @param {any} value */
  const write = (value) =>
    form.change(
      element,
      (present) => form.injector.get('formEdits').set(present, { [property]: value }),
      value ?? '',
    );
  return (
    <SettingField
      id={`form-${element.id}-name`}
      setting={{
        name: property,
        type: 'text',
        label: isText ? t('Text') : t('Name'),
        expression: 'none',
      }}
      value={businessObject[property]}
      enterCommits={!isText}
      problems={[]}
      onCommit={(value) => write(value ?? undefined)}
      onPreview={nothing}
    />
  );
}

/** @param {PartProps} props */
export function General({ form, element }) {
  const { businessObject } = element;
  const documentation = businessObject.get('documentation')?.[0]?.text;
  /** @param {any} value */
  const write = (value) =>
    form.change(
      element,
      (present) => form.injector.get('formEdits').setDocumentation(present, value),
      value ?? '',
    );
  return (
    <Group id="general" name={t('Documentation')} open>
      <SettingField
        id={`form-${element.id}-documentation`}
        setting={{
          name: 'documentation',
          type: 'text',
          label: t('What people should know about this'),
          expression: 'none',
        }}
        value={documentation}
        problems={[]}
        onCommit={write}
        onPreview={nothing}
      />
      <Identifier id={businessObject.id} />
    </Group>
  );
}

/** @param {{id: string}} props */
function Identifier({ id }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(id);
    setCopied(true);
    window.setTimeout(() => setCopied(false), 1500);
  };
  return (
    <div class="pb-form-id">
      <span class="pb-form-id-label">{t('ID')}</span>
      <code>{id}</code>
      <button
        class="pb-button pb-button-icon pb-button-small"
        type="button"
        aria-label={t('Copy the ID')}
        onClick={() => void copy()}
      >
        <Icon name={copied ? 'check' : 'copy'} />
      </button>
      <span class="pb-visually-hidden" role="status">{copied ? t('Copied') : ''}</span>
    </div>
  );
}

/**
 * @param {any} businessObject
 * @param {string} property
 */
function has(businessObject, property) {
  return businessObject.$descriptor.properties.some(
    (/** @type {{name: string}} */ { name }) => name === property,
  );
}
