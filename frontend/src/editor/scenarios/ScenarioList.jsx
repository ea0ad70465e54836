import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';
import { State } from '../../requests/parts/State.jsx';

/** @typedef {import('./types.js').Scenario} Scenario */
/** @typedef {import('./ScenariosView.jsx').ViewProps} ViewProps */

/**
 * @param {Scenario} scenario
 * @param {number} revision of the draft
 * @returns {import('../../requests/parts/words.js').StateWords}
 */
function wordsOf({ passed, ran_revision: ran }, revision) {
  if (passed === null) return { text: t('Not run'), icon: 'circle', tone: 'quiet' };
  if (ran !== revision) {
    const text = passed
      ? t('Passed before the last changes')
      : t('Failed before the last changes');
    return { text, icon: 'clock', tone: 'quiet' };
  }
  return passed
    ? { text: t('Passed'), icon: 'circle-check', tone: 'success' }
    : { text: t('Failed'), icon: 'octagon-alert', tone: 'error' };
}

/**
 * The scenarios with how they went; the chosen one is marked on the diagram.
 * @param {ViewProps} props
 */
export function ScenarioList({ store, readOnly, revision }) {
  const choose = (/** @type {number} */ id) => {
    if (store.selected === id) return store.select(null);
    if (readOnly || store.runs.has(id)) return store.select(id);
    return void store.runOne(id);
  };
  return (
    <ul class="pb-scenarios-list">
      {(store.scenarios ?? []).map((scenario) => (
        <li
          key={scenario.id}
          class="pb-scenario"
          aria-current={store.selected === scenario.id}
        >
          <button
            class="pb-scenario-row"
            type="button"
            aria-pressed={store.selected === scenario.id}
            onClick={() => choose(scenario.id)}
          >
            <span class="pb-scenario-name">{scenario.name}</span>
            <State words={wordsOf(scenario, revision)} />
          </button>
          {!readOnly && (
            <IconButton
              icon="play"
              label={t('Run “{name}”', { name: scenario.name })}
              disabled={store.busy}
              onClick={() => void store.runOne(scenario.id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
