import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { RunView } from './RunView.jsx';
import { ScenarioForm } from './ScenarioForm.jsx';
import { ScenarioList } from './ScenarioList.jsx';

/**
 * @typedef {object} ViewProps
 * @property {import('./ScenarioStore.js').ScenarioStore} store
 * @property {boolean} readOnly
 * @property {number} revision of the draft
 * @property {Array<{ id: string, name: string }>} processes where there are several
 * @property {(id: string) => string} nameOf
 * @property {(id: string) => void} onShow an element
 */

/**
 * The scenarios at the left, the one that is looked at beside them.
 * @param {ViewProps} props
 */
export function ScenariosView(props) {
  const { store } = props;
  return (
    <div class="pb-scenarios">
      <div class="pb-scenarios-side">
        <Bar {...props} />
        <p class="pb-scenarios-said" role="status">{store.said}</p>
        <ScenarioList {...props} />
      </div>
      <div class="pb-scenarios-main" aria-busy={store.busy}>
        {store.problem && <p class="pb-error" role="alert">{store.problem}</p>}
        <Selected {...props} />
      </div>
    </div>
  );
}

/** @param {ViewProps} props */
function Bar({ store, readOnly }) {
  if (readOnly) return null;
  return (
    <div class="pb-scenarios-bar">
      <button
        class="pb-button pb-button-small"
        type="button"
        aria-pressed={store.selected === 'new'}
        onClick={() => store.select(store.selected === 'new' ? null : 'new')}
      >
        <Icon name="plus" />
        {t('New from a dry run')}
      </button>
      <button
        class="pb-button pb-button-small"
        type="button"
        disabled={store.busy || !store.scenarios?.length}
        onClick={() => void store.runAll()}
      >
        {t('Run all')}
      </button>
    </div>
  );
}

/** @param {ViewProps} props */
function Selected(props) {
  const { store, readOnly } = props;
  const { selected, scenario, run } = store;
  if (selected !== 'new' && !scenario) return <Hint {...props} />;
  return (
    <>
      {(run || scenario) && <RunView {...props} run={run} scenario={scenario} />}
      {!readOnly && <ScenarioForm key={selected} {...props} scenario={scenario} />}
    </>
  );
}

/** @param {ViewProps} props */
function Hint({ store }) {
  if (!store.scenarios) return null;
  const text = store.scenarios.length
    ? t('Choose a scenario to see its way on the diagram.')
    : t('Run the draft with sample data and keep what it does as a scenario. '
      + 'Publishing then makes sure that it still does.');
  return <p class="pb-scenarios-hint">{text}</p>;
}
