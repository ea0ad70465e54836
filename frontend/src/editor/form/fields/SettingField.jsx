import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { expressionMode } from '../../../shared/checks/expressions.js';
import { fileValue } from '../../../shared/values.js';
import { useForm } from '../FormContext.js';
import { asExpression, asLiteral, isShownAsExpression } from './computed.js';
import { Control, isGroup } from './Control.jsx';
import { describe, Field } from './Field.jsx';
import { ownProblem } from './problems.js';

/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */

/**
 * @typedef {object} SettingFieldProps
 * @property {string} id
 * @property {Setting} setting
 * @property {Value | undefined} value as written
 * @property {(value: Value | null) => void} onCommit
 * @property {(value: Value | null) => void} onPreview
 * @property {import('./problems.js').FieldProblem[]} problems
 * @property {boolean} [enterCommits] although the text may have several lines
 * @property {{ [name: string]: unknown }} [outer]
 */

/**
 * One setting: label, control, help or error, and the ways to an expression and back
 * to the default.
 * @param {SettingFieldProps} props
 */
export function SettingField(props) {
  const { id, setting, value, problems } = props;
  const { expression, toggle } = useExpression(props);
  const problem = ownProblem(problems);
  const missing = problem?.rule === 'missing-setting';
  const { help, required, name, label } = setting;
  const group = isGroup(setting, value) && !expression;
  return (
    <Field
      {...{ id, name, label, help, missing, group, problem }}
      actions={<Actions {...props} expression={expression} onToggle={toggle} />}
    >
      <Control
        {...props}
        expression={expression}
        standard={fileValue(setting.default)}
        problem={problem}
        described={describe(id, { problem, help, required })}
      />
    </Field>
  );
}

/** @param {SettingFieldProps} props */
function useExpression({ id, setting, value, onCommit }) {
  const [opened, open] = useState(false);
  const shown = isShownAsExpression(setting, value);
  useLayoutEffect(() => {
    if (opened) document.getElementById(id)?.focus();
  }, [opened]);
  useEffect(() => {
    if (shown) open(false);
  }, [shown]);
  const toggle = () => {
    if (opened) return open(false);
    if (shown) return onCommit(asLiteral(setting, String(value)));
    const made = asExpression(setting, value);
    return made === null ? open(true) : onCommit(made);
  };
  return { expression: opened || shown, toggle };
}

/**
 * @param {SettingFieldProps & { expression: boolean, onToggle: () => void }} props
 */
function Actions({ setting, value, expression, onToggle, onCommit }) {
  const { readOnly } = useForm();
  if (readOnly) return null;
  const { label } = setting;
  return (
    <>
      {value !== undefined && setting.default !== undefined && (
        <button
          class="pb-form-action"
          type="button"
          aria-label={t('Reset "{label}" to its default', { label })}
          title={t('Reset to default')}
          onClick={() => onCommit(null)}
        >
          <Icon name="undo-2" />
        </button>
      )}
      {expressionMode(setting) === 'template' && (
        <button
          class="pb-form-action pb-form-fx"
          type="button"
          aria-pressed={expression}
          aria-label={t('Expression for "{label}"', { label })}
          title={expression ? t('Write a fixed value') : t('Write an expression')}
          onClick={onToggle}
        >
          fx
        </button>
      )}
    </>
  );
}
