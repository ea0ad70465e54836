import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';

/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('./problems.js').FieldProblem} FieldProblem */

/**
 * @typedef {object} FieldProps
 * @property {string} id of the control
 * @property {string} [name] of the setting
 * @property {string} label
 * @property {string} [help]
 * @property {boolean} [missing] required and not filled in
 * @property {boolean} [group] the label names several controls
 * @property {FieldProblem | null} problem
 * @property {import('preact').ComponentChildren} [actions] at the right of the label
 * @property {import('preact').ComponentChildren} children
 */

/**
 * A control with its label above, help or error below.
 * @param {FieldProps} props
 */
export function Field(props) {
  const { id, name, group, problem, help } = props;
  /** @type {{ [attribute: string]: any }} */
  const grouping = group
    ? { role: 'group', 'aria-labelledby': `${id}-label`, ...tied(id, props) }
    : {};
  return (
    <div class="pb-form-field" data-setting={name} {...grouping}>
      <Label {...props} />
      {props.children}
      <Below id={id} problem={problem} help={help} />
    </div>
  );
}

/** @param {FieldProps} props */
function Label({ id, group, label, missing, actions }) {
  const content = { id: `${id}-label`, class: 'pb-form-label-text', children: label };
  return (
    <div class="pb-form-label">
      {group ? <span {...content} /> : <label {...content} for={id} />}
      {missing && <span class="pb-form-missing">{t('required')}</span>}
      <span class="pb-form-actions">{actions}</span>
    </div>
  );
}

/**
 * Help, in whose place an error stands.
 * @param {{id: string, problem: FieldProblem | null, help?: string}} props
 */
export function Below({ id, problem, help }) {
  if (problem && problem.rule !== 'missing-setting') {
    const icon = problem.severity === 'error' ? 'circle-alert' : 'triangle-alert';
    return (
      <p id={`${id}-error`} class={`pb-form-error pb-form-error-${problem.severity}`}>
        <Icon name={icon} />
        <span>{problem.message}</span>
      </p>
    );
  }
  return help ? <p id={`${id}-help`} class="pb-help-text">{help}</p> : null;
}

/**
 * What ties a control to its help or error.
 *
 * @param {string} id
 * @param {{ problem: FieldProblem | null, help?: string, required?: boolean }} field
 */
export function describe(id, { problem, help, required }) {
  return {
    ...tied(id, { problem, help }),
    ...(problem?.severity === 'error' && { 'aria-invalid': 'true' }),
    ...(required && { 'aria-required': 'true' }),
  };
}

/**
 * @param {string} id
 * @param {{ problem: FieldProblem | null, help?: string }} field
 * @returns {{ [attribute: string]: string }}
 */
function tied(id, { problem, help }) {
  if (problem && problem.rule !== 'missing-setting') {
    return { 'aria-describedby': `${id}-error` };
  }
  return help ? { 'aria-describedby': `${id}-help` } : {};
}
