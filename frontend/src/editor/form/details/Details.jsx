import { useState } from 'preact/hooks';

import { checkValue } from '../../../shared/checks/index.js';
import { SettingField } from '../fields/SettingField.jsx';
import { Group } from '../Group.jsx';
import { detailsOf } from './detailsOf.js';

/** @typedef {import('../Form.jsx').Form} Form */
/** @typedef {import('../../../shared/types.js').Value} Value */

/** @param {{form: Form, element: any}} props */
export function Details({ form, element }) {
  const groups = detailsOf(element, form.injector.get('formEdits'));
  return groups.map(({ id, name, details }) => (
    <Group key={id} id={`details ${id}`} name={name} open>
      {details.map((detail) => (
        <DetailField
          key={detail.setting.name}
          id={`form-${element.id}-${id}-${detail.setting.name}`}
          detail={detail}
          onWrite={(value) => form.change(element, () => detail.write(value))}
        />
      ))}
    </Group>
  ));
}

/**
 * @param {{id: string, detail: import('./detailsOf.js').Detail,
 *   onWrite: (value: string | null) => void}} props
 */
function DetailField({ id, detail: { setting, value }, onWrite }) {
  const [typed, type] = useState(/** @type {Value | null} */ (null));
  /** @param {Value | null} next */
  const write = (next) => {
    const text = next === null ? null : String(next);
    if (text !== (value ?? null)) onWrite(text);
  };
  return (
    <SettingField
      id={id}
      setting={setting}
      value={value}
      problems={checkValue(setting, typed ?? value)}
      onCommit={write}
      onPreview={type}
    />
  );
}
