import { t } from '../../../i18n/translate.js';
import { CredentialControl } from '../credentials/CredentialControl.jsx';
import { BooleanControl, ChoiceControl, ChoicesControl } from './ChoiceControls.jsx';
import { isShownAsExpression } from './computed.js';
import { DateTimeControl, DurationControl } from './DateControls.jsx';
import { EmailsControl } from './EmailsControl.jsx';
import { ExpressionControl } from './ExpressionControl.jsx';
import { ListControl } from './ListControl.jsx';
import { MapControl } from './MapControl.jsx';
import { ObjectControl } from './ObjectControl.jsx';
import { TextControl } from './TextControl.jsx';

/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */
/** @typedef {import('./problems.js').FieldProblem} FieldProblem */

/**
 * @typedef {object} ControlProps
 * @property {string} id
 * @property {Setting} setting
 * @property {Value | undefined} value as written in the file
 * @property {Value | null} standard the default in the form of the file
 * @property {(value: Value | null) => void} onCommit null: not written
 * @property {(value: Value | null) => void} onPreview null ends the preview
 * @property {FieldProblem | null} problem of the value itself
 * @property {FieldProblem[]} problems all, those inside the value too
 * @property {{ [attribute: string]: string }} described label, help and error
 * @property {boolean} [enterCommits] although the text may have several lines
 * @property {{ [name: string]: unknown }} [outer] typed values around a nested setting
 */

/** @type {{ [type: string]: (props: ControlProps) => any }} */
const CONTROLS = {
  boolean: BooleanControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  credential: CredentialControl,
  datetime: DateTimeControl,
  duration: DurationControl,
  emails: EmailsControl,
  expression: ExpressionControl,
  list: ListControl,
  map: MapControl,
  object: ObjectControl,
  secret: SecretNote,
};
const GROUPS = ['boolean', 'choices', 'emails', 'list', 'map', 'object'];

/**
 * The control of a setting's type, or of an expression in its place.
 * @param {ControlProps & { expression?: boolean }} props
 */
export function Control({ expression, ...props }) {
  const { setting, value } = props;
  if (expression || isShownAsExpression(setting, value)) {
    return <ExpressionControl {...props} />;
  }
  const One = CONTROLS[setting.type] ?? TextControl;
  return <One {...props} />;
}

/**
 * Whether the setting shows several controls under one label.
 *
 * @param {Setting} setting
 * @param {Value | undefined} value
 */
export function isGroup(setting, value) {
  return GROUPS.includes(setting.type) && !isShownAsExpression(setting, value);
}

function SecretNote() {
  return (
    <p class="pb-help-text">
      {t('Secrets are kept with the credential, never in the process.')}
    </p>
  );
}
