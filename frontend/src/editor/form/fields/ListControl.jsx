import { useState } from 'preact/hooks';

import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';
import { Control } from './Control.jsx';
import { Below, describe } from './Field.jsx';
import { moved, useRowDrag } from './moveRows.js';
import { ownProblem, problemsAt } from './problems.js';

/** @typedef {import('./Control.jsx').ControlProps} ControlProps */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */

/**
 * Rows that can be added, moved and removed.
 * @param {ControlProps} props
 */
export function ListControl(props) {
  const { id, setting, value, standard } = props;
  const { readOnly } = useForm();
  const [adding, add] = useState(false);
  const rows = rowsOf(value ?? standard);
  const shown = adding ? [...rows, undefined] : rows;
  const { row, write, replaced, preview } = rowChanges(props, rows);
  const drag = useRowDrag((from, to) => write(moved(rows, from, to)));
  return (
    <div class="pb-rows">
      {shown.map((one, index) => (
        <Row
          key={index}
          {...props}
          id={`${id}-${index}`}
          setting={{ ...row, label: rowLabel(setting, index) }}
          value={one}
          index={index}
          drag={drag}
          onCommit={(next) => {
            add(false);
            write(replaced(index, next));
          }}
          onPreview={(next) => preview(index, next)}
          onRemove={() => {
            add(false);
            if (index < rows.length) write(rows.filter((_, at) => at !== index));
          }}
        />
      ))}
      {!readOnly && !adding && (
        <AddRow text={setting.add} onAdd={() => add(true)} />
      )}
    </div>
  );
}

/**
 * @param {ControlProps} props
 * @param {Value[]} rows
 */
function rowChanges({ setting, standard, onCommit, onPreview }, rows) {
  /** @type {Setting} */
  const row = { type: 'string', ...setting.items, name: setting.name, label: '' };
  const empty = row.type === 'object' ? {} : '';
  /**
   * @param {number} index
   * @param {Value | null} next
   */
  const replaced = (index, next) => {
    const all = [...rows];
    all[Math.min(index, rows.length)] = next ?? empty;
    return all;
  };
  return {
    row,
    replaced,
    /** @param {Value[]} next */
    write: (next) => onCommit(next.length || standard !== null ? next : null),
    /**
     * @param {number} index
     * @param {Value | null} next
     */
    preview: (index, next) => onPreview(next === null ? null : replaced(index, next)),
  };
}

/**
 * @param {ControlProps & {index: number, drag: import('./moveRows.js').RowDrag,
 *   onRemove: () => void}} props
 */
function Row(props) {
  const { id, setting, index, drag, problems, onRemove } = props;
  const { readOnly } = useForm();
  const inside = problemsAt(problems, index);
  const problem = ownProblem(inside);
  const { label } = setting;
  const described = { 'aria-label': label, ...describe(id, { problem }) };
  return (
    <div class={`pb-row pb-row-${setting.type}`} {...drag.row(index)}>
      {!readOnly && (
        <button
          class="pb-row-handle"
          type="button"
          aria-label={t('Move {label}: Alt with arrow keys', { label })}
          {...drag.handle(index)}
        >
          <Icon name="grip-vertical" />
        </button>
      )}
      <div class="pb-row-content">
        <Control
          {...props}
          standard={null}
          problem={problem}
          problems={inside}
          described={described}
        />
        <Below id={id} problem={problem} />
      </div>
      {!readOnly && <RemoveRow label={label} onRemove={onRemove} />}
    </div>
  );
}

/** @param {{label: string, onRemove: () => void}} props */
export function RemoveRow({ label, onRemove }) {
  return (
    <button
      class="pb-row-remove"
      type="button"
      aria-label={t('Remove {label}', { label })}
      onClick={onRemove}
    >
      <Icon name="x" />
    </button>
  );
}

/** @param {{text: string | undefined, onAdd: () => void}} props */
export function AddRow({ text, onAdd }) {
  /** @param {any} event */
  const onClick = ({ currentTarget }) => {
    const list = currentTarget.parentElement;
    onAdd();
    queueMicrotask(() => {
      const fields = [...list.querySelectorAll('.pb-row-content')].at(-1);
      fields?.querySelector('input, textarea, select')?.focus();
    });
  };
  return (
    <button class="pb-row-add" type="button" onClick={onClick}>
      <Icon name="plus" />
      {text ?? t('Add')}
    </button>
  );
}

/**
 * @param {Setting} setting
 * @param {number} index
 */
function rowLabel(setting, index) {
  const label = setting.items?.label || setting.label;
  return t('{label} {number}', { label, number: index + 1 });
}

/**
 * @param {Value | null | undefined} value
 * @returns {Value[]}
 */
export function rowsOf(value) {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
