import { t } from '../../../i18n/translate.js';

const SHOWN = 60;

/**
 * Variables as JSON, with those that were used before.
 * @param {{ id: string, text: string, used: string[], problem: string,
 *   onText: (text: string) => void }} props
 */
export function SampleVariables({ id, text, used, problem, onText }) {
  return (
    <div class="pb-form-field">
      <div class="pb-form-label">
        <label class="pb-form-label-text" for={id}>{t('Sample variables')}</label>
      </div>
      <textarea
        id={id}
        class="pb-field pb-test-variables"
        rows={4}
        spellcheck={false}
        placeholder='{"order": {"id": 7}}'
        value={text}
        aria-invalid={Boolean(problem)}
        aria-describedby={`${id}-help`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${id}-help`} class={problem ? 'pb-error' : 'pb-help-text'}>
        {problem || t('JSON, in the place of the variables of a Request.')}
      </p>
      {used.length > 1 && (
        <Used id={`${id}-used`} text={text} used={used} onText={onText} />
      )}
    </div>
  );
}

/**
 * @param {{ id: string, text: string, used: string[],
 *   onText: (text: string) => void }} props
 */
function Used({ id, text, used, onText }) {
  return (
    <div class="pb-test-used">
      <label class="pb-form-label-text" for={id}>{t('Used before')}</label>
      <select
        id={id}
        class="pb-field"
        value={used.includes(text) ? text : ''}
        onChange={(event) => onText(event.currentTarget.value)}
      >
        {!used.includes(text) && <option value="">{t('Choose')}</option>}
        {used.map((one) => (
          <option key={one} value={one}>{shortened(one)}</option>
        ))}
      </select>
    </div>
  );
}

/** @param {string} text */
function shortened(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  if (!line) return t('No variables');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
