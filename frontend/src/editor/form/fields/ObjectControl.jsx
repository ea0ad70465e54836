import { effectiveValues, fileValue, typedValues } from '../../../shared/values.js';
import { isVisible } from '../../../shared/visibility.js';
import { sameValue } from '../../../shared/sameValue.js';
import { problemsAt } from './problems.js';
import { SettingField } from './SettingField.jsx';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */
/** @typedef {import('../../../shared/types.js').ValueObject} ValueObject */

/**
 * The fields of an object, each a setting of its own.
 * @param {ControlProps} props
 */
export function ObjectControl(props) {
  const { id, setting, value, standard, outer = {}, problems } = props;
  const fields = setting.fields ?? [];
  const object = objectOf(value ?? standard);
  const values = effectiveValues({ settings: fields }, object);
  const shown = fields.filter((field) => isVisible(field, fields, values, outer));
  const inner = { ...outer, ...typedValues(fields, values) };
  return (
    <div class="pb-form-object">
      {shown.map((field) => (
        <SettingField
          key={field.name}
          id={`${id}-${field.name}`}
          setting={field}
          value={object[field.name]}
          outer={inner}
          problems={problemsAt(problems, field.name)}
          onCommit={(next) => props.onCommit(withField(object, field, next))}
          onPreview={(next) =>
            props.onPreview(next === null ? null : { ...object, [field.name]: next })}
        />
      ))}
    </div>
  );
}

/**
 * @param {ValueObject} object
 * @param {Setting} field
 * @param {Value | null} value
 * @returns {ValueObject | null} null where nothing is left
 */
function withField(object, field, value) {
  const others = { ...object };
  delete others[field.name];
  if (value === null || sameValue(fileValue(field.default), value)) {
    return Object.keys(others).length ? others : null;
  }
  return { ...object, [field.name]: value };
}

/**
 * @param {Value | null | undefined} value
 * @returns {ValueObject}
 */
export function objectOf(value) {
  return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
