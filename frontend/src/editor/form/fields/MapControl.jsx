import { useState } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';
import { Control } from './Control.jsx';
import { Below, describe } from './Field.jsx';
import { AddRow, RemoveRow } from './ListControl.jsx';
import { objectOf } from './ObjectControl.jsx';
import { ownProblem, problemsAt } from './problems.js';
import { TextControl } from './TextControl.jsx';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */
/** @typedef {[string, Value]} Entry */

/**
 * Named values, a row for each.
 * @param {ControlProps} props
 */
export function MapControl(props) {
  const { id, setting, value, standard, onCommit, onPreview, problems } = props;
  const { readOnly } = useForm();
  const [adding, add] = useState(false);
  const entries = Object.entries(objectOf(value ?? standard));
  /** @type {Entry[]} */
  const shown = adding ? [...entries, ['', '']] : entries;
  /** @param {Entry[]} next */
  const write = (next) => {
    add(false);
    onCommit(next.length || standard !== null ? Object.fromEntries(next) : null);
  };
  /**
   * @param {number} index
   * @param {Entry} entry
   */
  const replaced = (index, entry) =>
    shown.map((one, at) => (at === index ? entry : one));
  return (
    <div class="pb-rows">
      {shown.map(([key, one], index) => (
        <MapRow
          key={index}
          {...props}
          id={`${id}-${index}`}
          name={key}
          value={one}
          taken={entries.filter((_, at) => at !== index).map(([other]) => other)}
          problems={problemsAt(problems, key)}
          onName={(name) => write(replaced(index, [name, one]))}
          onCommit={(next) => write(replaced(index, [key, next ?? '']))}
          onPreview={(next) =>
            onPreview(next && Object.fromEntries(replaced(index, [key, next])))}
          onRemove={() => write(entries.filter((_, at) => at !== index))}
        />
      ))}
      {!readOnly && !adding && <AddRow text={setting.add} onAdd={() => add(true)} />}
    </div>
  );
}

/**
 * @param {ControlProps & {name: string, taken: string[],
 *   onName: (name: string) => void, onRemove: () => void}} props
 */
function MapRow(props) {
  const { id, setting, name, problems, onRemove } = props;
  const { readOnly } = useForm();
  const problem = ownProblem(problems);
  const keyLabel = setting.key_label ?? t('Name');
  const valueLabel = setting.value_label ?? t('Value');
  /** @type {Setting} */
  const kind = { type: 'string', label: valueLabel, ...setting.items, name: 'value' };
  const described = {
    'aria-label': t('{label} of {name}', { label: valueLabel, name: name || keyLabel }),
    ...describe(id, { problem }),
  };
  return (
    <div class="pb-row pb-row-map">
      <div class="pb-row-content">
        <div class="pb-row-pair">
          <MapKey {...props} label={keyLabel} />
          <Control
            {...props}
            setting={{ placeholder: valueLabel, ...kind }}
            standard={null}
            problem={problem}
            described={described}
          />
        </div>
        <Below id={id} problem={problem} />
      </div>
      {!readOnly && <RemoveRow label={name || keyLabel} onRemove={onRemove} />}
    </div>
  );
}

/**
 * The name of a row; one that another row has stays typed until it is another.
 * @param {Parameters<typeof MapRow>[0] & { label: string }} props
 */
function MapKey({ id, name, taken, onName, label }) {
  const [refused, refuse] = useState('');
  /** @type {Setting} */
  const kind = { name: 'key', type: 'string', label, placeholder: label };
  /** @param {Value | null} next */
  const onCommit = (next) => {
    const key = String(next ?? '');
    refuse(taken.includes(key) ? key : '');
    if (!taken.includes(key)) onName(key);
  };
  const problem = refused
    ? {
        rule: 'invalid-setting',
        severity: 'error',
        message: t('"{name}" is there already.', { name: refused }),
      }
    : null;
  return (
    <div>
      <TextControl
        id={`${id}-key`}
        setting={{ ...kind, expression: 'none' }}
        value={refused || name}
        standard={null}
        problem={problem}
        problems={[]}
        described={{ 'aria-label': label, ...describe(`${id}-key`, { problem }) }}
        onCommit={onCommit}
        onPreview={() => {}}
      />
      <Below id={`${id}-key`} problem={problem} />
    </div>
  );
}
