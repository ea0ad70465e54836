import { useMemo, useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { ElementTable } from './ElementTable.jsx';
import { boundsOf, heatOf, measures } from './heat.js';
import { HeatDiagram } from './HeatDiagram.jsx';

/** @typedef {import('./heat.js').Measure} Measure */

/** @param {{ measure: Measure, onChange: (measure: Measure) => void }} props */
function MeasureChoice({ measure, onChange }) {
  return (
    <fieldset class="pb-measures">
      <legend class="pb-visually-hidden">{t('Colour by')}</legend>
      {measures().map(({ measure: one, label }) => (
        <label key={one} class="pb-measure">
          <input
            type="radio"
            name="measure"
            value={one}
            checked={one === measure}
            onChange={() => onChange(one)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** @param {{ bounds: string[] }} props */
function Legend({ bounds }) {
  if (!bounds.length) {
    return <p class="pb-heat-none">{t('Nothing to colour.')}</p>;
  }
  return (
    <ol class="pb-heat-legend" aria-label={t('Colours')}>
      {bounds.map((bound, at) => (
        <li key={at} class={`pb-heat-step pb-heat-step-${at + 1}`}>
          <span class="pb-visually-hidden">{t('up to')}</span> {bound}
        </li>
      ))}
    </ol>
  );
}

/**
 * Goes from the diagram to the row of an element.
 * @param {string} element
 */
function focusRow(element) {
  const row = document.querySelector(`tr[data-element="${CSS.escape(element)}"]`);
  row?.querySelector('button')?.focus();
}

/**
 * The diagram coloured by what is chosen, and the same as a table.
 * @param {{ page: import('./types.js').MetricsContext }} props
 */
export function HeatSection({ page }) {
  const { elements, version } = page.metrics;
  const [measure, setMeasure] = useState(/** @type {Measure} */ ('median'));
  const [selected, setSelected] = useState('');
  const heat = useMemo(() => heatOf(elements, measure), [measure]);
  const bounds = useMemo(() => boundsOf(elements, measure), [measure]);
  return (
    <section aria-labelledby="elements-title">
      <div class="pb-metrics-row">
        <h2 id="elements-title">{t('Elements')}</h2>
        <MeasureChoice measure={measure} onChange={setMeasure} />
        <Legend bounds={bounds} />
      </div>
      <div
        class="pb-metrics-diagram"
        onKeyDown={({ key }) => {
          if (key === 'Enter' && selected) focusRow(selected);
        }}
      >
        <HeatDiagram
          page={page}
          heat={heat}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
      <p class="pb-quiet pb-metrics-note">
        {t('Version {n}. Arrow keys in the diagram go through the elements, Enter to ' +
          'the row of one.', { n: version })}
      </p>
      <ElementTable elements={elements} selected={selected} onSelect={setSelected} />
    </section>
  );
}
