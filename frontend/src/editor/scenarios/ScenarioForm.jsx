import { useState } from 'preact/hooks';

import { t } from '../../i18n/translate.js';
import { contentOf, EMPTY, expectationsOf, textsOf } from './contents.js';

/** @typedef {import('./contents.js').Part} Part */
/** @typedef {import('./contents.js').Texts} Texts */
/** @typedef {import('./types.js').Scenario} Scenario */
/** @typedef {import('./ScenariosView.jsx').ViewProps} ViewProps */
/** @typedef {ViewProps & { scenario: Scenario | null }} FormProps */
/**
 * @typedef {FormProps & { texts: Texts, problems: Partial<Record<Part, string>>,
 *   onTexts: (texts: Partial<Texts>) => void }} FieldsProps
 */

/**
 * Sample data and expectations: of a scenario, or of a dry run that may become one.
 * @param {FormProps} props
 */
export function ScenarioForm(props) {
  const { store, scenario } = props;
  const [texts, setTexts] = useState(textsOf(scenario ?? EMPTY));
  const { content, problems } = contentOf(texts);
  const isFine = !Object.keys(problems).length;
  const { run } = store;
  const onTexts = (/** @type {Partial<Texts>} */ changed) =>
    setTexts({ ...texts, ...changed });
  const takeRun = () => {
    if (!run) return;
    const expectations = expectationsOf(run, content.variables);
    onTexts(textsOf({ ...content, expectations }));
  };
  const actions = { ...props, content, isFine, onTakeRun: takeRun };
  const fields = { ...props, texts, problems, onTexts };
  if (!scenario) {
    return (
      <div class="pb-scenario-form">
        <Fields {...fields} />
        <NewActions {...actions} texts={texts} onTexts={onTexts} />
      </div>
    );
  }
  return (
    <details class="pb-run-fold">
      <summary>{t('Sample data and expectations')}</summary>
      <div class="pb-scenario-form">
        <NameField {...fields} />
        <Fields {...fields} />
        <KeptActions {...actions} scenario={scenario} />
      </div>
    </details>
  );
}

/** @param {FieldsProps} props */
function Fields(props) {
  const { scenario } = props;
  return (
    <>
      <ProcessField {...props} />
      <div class="pb-scenario-fields">
        <JsonText
          {...props}
          part="variables"
          label={t('Variables')}
          example='{"order": {"id": 7}}'
        />
        <JsonText
          {...props}
          part="events"
          label={t('Answers and events')}
          example='[{"element": "Task_1", "outputs": {"approved": true}}]'
        />
        {scenario && (
          <JsonText
            {...props}
            part="expectations"
            label={t('Expectations')}
            example='{"state": "completed", "passed": ["Task_1"]}'
          />
        )}
      </div>
    </>
  );
}

/**
 * @param {FieldsProps & { part: Part, label: string, example: string }} props
 */
function JsonText({ part, label, example, texts, problems, onTexts }) {
  const id = `scenario-${part}`;
  const problem = problems[part];
  return (
    <div>
      <label class="pb-label" for={id}>{label}</label>
      <textarea
        id={id}
        class="pb-field pb-scenario-json"
        rows={5}
        spellcheck={false}
        placeholder={example}
        value={texts[part]}
        aria-invalid={Boolean(problem)}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onInput={(event) => onTexts({ [part]: event.currentTarget.value })}
      />
      {problem && <p id={`${id}-problem`} class="pb-error">{problem}</p>}
    </div>
  );
}

/** @param {Pick<FieldsProps, 'texts' | 'onTexts'>} props */
function NameField({ texts, onTexts }) {
  return (
    <div class="pb-scenario-line">
      <label class="pb-label" for="scenario-name">{t('Name')}</label>
      <input
        id="scenario-name"
        class="pb-field"
        maxLength={200}
        value={texts.name}
        onInput={(event) => onTexts({ name: event.currentTarget.value })}
      />
    </div>
  );
}

/** @param {FieldsProps} props */
function ProcessField({ processes, texts, onTexts }) {
  if (!processes.length) return null;
  return (
    <div class="pb-scenario-line">
      <label class="pb-label" for="scenario-process">{t('Process')}</label>
      <select
        id="scenario-process"
        class="pb-field"
        value={texts.process}
        onChange={(event) => onTexts({ process: event.currentTarget.value })}
      >
        <option value="">{t('The one that begins by itself')}</option>
        {processes.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </div>
  );
}

/**
 * @typedef {ViewProps & { content: import('./types.js').Content, isFine: boolean,
 *   onTakeRun: () => void }} ActionProps
 */

/**
 * @param {ActionProps & { texts: Texts,
 *   onTexts: (texts: Partial<Texts>) => void }} props
 */
function NewActions({ store, content, isFine, texts, onTexts }) {
  const { run, busy } = store;
  const keep = () => {
    if (!run) return;
    const expectations = expectationsOf(run, content.variables);
    void store.keep({ ...content, expectations });
  };
  return (
    <div class="pb-scenario-actions">
      <button
        class={`pb-button ${run ? '' : 'pb-button-primary'}`}
        type="button"
        disabled={busy || !isFine}
        onClick={() => void store.dryRun(content)}
      >
        {t('Dry run')}
      </button>
      {run && (
        <>
          <NameField texts={texts} onTexts={onTexts} />
          <button
            class="pb-button pb-button-primary"
            type="button"
            disabled={busy || !isFine || !content.name}
            onClick={keep}
          >
            {t('Keep as scenario')}
          </button>
        </>
      )}
    </div>
  );
}

/** @param {ActionProps & { scenario: Scenario }} props */
function KeptActions({ store, scenario, content, isFine, onTakeRun }) {
  const { run, busy } = store;
  const { id } = scenario;
  return (
    <div class="pb-scenario-actions">
      <button
        class="pb-button pb-button-primary"
        type="button"
        disabled={busy || !isFine || !content.name}
        onClick={() => void store.change(id, content)}
      >
        {t('Save and run')}
      </button>
      <button class="pb-button" type="button" disabled={!run} onClick={onTakeRun}>
        {t('Expect what it does now')}
      </button>
      <button
        class="pb-button pb-button-quiet"
        type="button"
        disabled={busy}
        onClick={() => void store.remove(id)}
      >
        {t('Delete')}
      </button>
    </div>
  );
}
