import { useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { summarise } from '../shared/summary.js';
import { stepValues } from '../shared/settings.js';
import { operationOf, placementIn } from './chosen.js';
import { Problems } from './Problems.jsx';
import { StepForm } from './StepForm.jsx';
import { Toolbar } from './Toolbar.jsx';
import { useLook } from './useLook.js';

/** @typedef {import('../shared/types.js').Manifest} Manifest */
/** @typedef {import('../shared/types.js').Operation} Operation */
/** @typedef {import('./chosen.js').Chosen} Chosen */
/** @typedef {import('./StepForm.jsx').Step} Step */
/** @typedef {import('./useLook.js').Look} Look */

/** @type {Chosen} */
const FIRST = { operation: '', placement: '', language: '', theme: '', width: 'panel' };
/** @type {Step} */
const EMPTY = { settings: {}, credential: null };

/** The whole page: what to look at above, the form below. */
export function Preview() {
  const { look, isLive } = useLook();
  const [chosen, setChosen] = useState(FIRST);
  const [steps, setSteps] = useState(/** @type {{ [name: string]: Step }} */ ({}));
  const choose = (/** @type {Partial<Chosen>} */ change) => {
    const next = { ...chosen, ...change };
    document.documentElement.dataset.theme = next.theme;
    setChosen(next);
  };
  if (!look) return <p class="pb-preview-wait" role="status">{t('Loading…')}</p>;
  const manifest = look.manifests[chosen.language] ?? look.manifests[''];
  return (
    <>
      <Toolbar look={look} manifest={manifest} chosen={chosen} onChoose={choose} />
      <main class="pb-preview-main">
        {!isLive && (
          <p class="pb-preview-gone" role="status">
            {t('The command that shows this page has ended. Start it again.')}
          </p>
        )}
        <Problems look={look} />
        {manifest && (
          <Panel
            {...{ look, manifest, chosen, steps }}
            onSteps={setSteps}
          />
        )}
      </main>
    </>
  );
}

/**
 * The form in the width of the editor's panel; what is filled in survives a change
 * of the manifest.
 *
 * @param {{look: Look, manifest: Manifest, chosen: Chosen,
 *   steps: { [name: string]: Step },
 *   onSteps: (steps: { [name: string]: Step }) => void}} props
 */
function Panel({ look, manifest, chosen, steps, onSteps }) {
  const operation = operationOf(manifest, chosen);
  const step = steps[operation.operation] ?? EMPTY;
  return (
    <div class={`pb-preview-panel pb-preview-${chosen.width}`}>
      <div class="pb-form">
        <Head {...{ look, manifest, operation, step }} />
        <StepForm
          key={operation.operation}
          {...{ manifest, operation, step }}
          placement={placementIn(operation, chosen)}
          onStep={(next) => onSteps({ ...steps, [operation.operation]: next })}
        />
      </div>
    </div>
  );
}

/**
 * @param {{look: Look, manifest: Manifest, operation: Operation, step: Step}} props
 */
function Head({ look: { icons }, manifest, operation, step }) {
  const parts = summarise(operation, stepValues(operation, step));
  return (
    <header class="pb-form-head pb-connector-head">
      <div class="pb-connector-title">
        <span class="pb-tile pb-tile-connector" aria-hidden="true">
          <img src={icons.light} alt="" />
        </span>
        {icons.dark && (
          <span class="pb-tile pb-preview-dark" aria-hidden="true">
            <img src={icons.dark} alt="" />
          </span>
        )}
        <h1 class="pb-form-title">{manifest.name}</h1>
        <span class="pb-connector-version">{manifest.version}</span>
      </div>
      <p class="pb-connector-sentence">
        {parts.map((part, index) =>
          'text' in part ? (
            part.text
          ) : (
            <span
              key={index}
              class={part.missing ? 'pb-sentence-missing' : 'pb-sentence-value'}
            >
              {part.value}
            </span>
          ),
        )}
      </p>
    </header>
  );
}
