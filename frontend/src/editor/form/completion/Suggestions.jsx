import './completion.css';

import { useEffect } from 'preact/hooks';

import { t } from '../../../i18n/translate.js';
import { useForm } from '../FormContext.js';

/** @typedef {import('./completionsAt.js').Completion} Completion */

/** @type {{ [kind: string]: string }} */
const KINDS = {
  text: 'text',
  number: 'number',
  boolean: 'yes or no',
  date: 'date',
  list: 'list',
  object: 'object',
};

/**
 * What can be written at the caret, below the control.
 *
 * @param {object} props
 * @param {string} props.id of the control
 * @param {import('./useCompletion.js').Open} props.open
 * @param {(chosen: Completion) => void} props.choose
 */
export function Suggestions({ id, open, choose }) {
  const { found } = open.completions;
  const activeId = `${id}-suggestion-${open.active}`;
  useEffect(() => {
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <>
      <ul
        id={`${id}-suggestions`}
        class="pb-suggestions"
        role="listbox"
        aria-label={t('Suggestions')}
      >
        {found.map((one, index) => (
          <Suggestion
            key={`${one.kind} ${one.name}`}
            id={`${id}-suggestion-${index}`}
            one={one}
            isActive={index === open.active}
            onChoose={() => choose(one)}
          />
        ))}
      </ul>
      <span class="pb-visually-hidden" role="status">
        {found.length === 1
          ? t('1 suggestion')
          : t('{count} suggestions', { count: found.length })}
      </span>
    </>
  );
}

/**
 * @param {{id: string, one: Completion, isActive: boolean, onChoose: () => void}} props
 */
function Suggestion({ id, one, isActive, onChoose }) {
  return (
    <li
      id={id}
      class="pb-suggestion"
      role="option"
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <code class="pb-suggestion-name">
        {one.name}
        {one.parameters && <span class="pb-suggestion-rest">({one.parameters})</span>}
      </code>
      <Origin one={one} />
      {KINDS[one.kind] && <span class="pb-suggestion-kind">{t(KINDS[one.kind])}</span>}
    </li>
  );
}

/**
 * Where a variable comes from, and that it may be missing.
 *
 * @param {{one: Completion}} props
 */
function Origin({ one: { variable, isSure, name } }) {
  const { nameOf } = useForm();
  if (!variable || variable.name !== name) return null;
  const sources = variable.sources.map(nameOf).filter(Boolean).join(', ');
  return (
    <span class="pb-suggestion-origin">
      {sources}
      {!isSure && <span class="pb-suggestion-unsure">{t('not always')}</span>}
    </span>
  );
}
