import { useState } from 'preact/hooks';

import './asked.css';

import { t } from '../../i18n/translate.js';
import { checkForm } from '../../shared/checks/form.js';
import { formSetting } from '../../shared/form.js';
import { objectOf } from '../form/fields/ObjectControl.jsx';
import { rowsOf } from '../form/fields/ListControl.jsx';
import { SettingField } from '../form/fields/SettingField.jsx';
import { Group } from '../form/Group.jsx';
import { proposedName } from './proposedName.js';

/** @typedef {import('../form/Form.jsx').Form} Form */
/** @typedef {import('../../shared/types.js').Value} Value */
/** @typedef {import('../../shared/types.js').ValueObject} ValueObject */

/**
 * What people are asked for in a user task, or to start a Request.
 * @param {{form: Form, element: any}} props
 */
export function AskedPart({ form, element }) {
  const forms = form.injector.get('forms');
  return forms.fits(element) ? <Asked {...{ form, element, forms }} /> : null;
}

/** @param {{form: Form, element: any, forms: import('./Forms.js').Forms}} props */
function Asked({ form, element, forms }) {
  const [typed, type] = useState(/** @type {Value | null} */ (null));
  const present = forms.read(element);
  const problems = checkForm(rowsOf(typed ?? present));
  /** @param {Value | null} value */
  const write = (value) => {
    const rows = named(rowsOf(value), present);
    form.change(element, (one) => forms.write(one, rows));
  };
  return (
    <Group id="asked" name={t('What is asked for')} open errors={problems.length}>
      <div class="pb-asked">
        <SettingField
          id={`form-${element.id}-asked`}
          setting={formSetting()}
          value={present}
          problems={problems}
          onCommit={write}
          onPreview={type}
        />
      </div>
    </Group>
  );
}

/**
 * New rows get a variable that their label proposes.
 *
 * @param {Value[]} rows
 * @param {ValueObject[]} present
 * @returns {Value[]}
 */
function named(rows, present) {
  const taken = present.map(({ name }) => String(name ?? ''));
  return rows.map((row, index) => {
    const { label, name } = objectOf(row);
    if (index < present.length || name || !label) return row;
    const proposed = proposedName(String(label), taken);
    return proposed ? { ...objectOf(row), name: proposed } : row;
  });
}
