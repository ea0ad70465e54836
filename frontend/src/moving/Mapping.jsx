import { t } from '../i18n/translate.js';

/** @typedef {import('./types.js').Choice} Choice */

/**
 * One element without a place, and the elements of the new version that fit.
 *
 * @param {object} props
 * @param {Choice} props.choice
 * @param {string} props.chosen
 * @param {(target: string) => void} props.onChoose
 */
function Row({ choice, chosen, onChoose }) {
  const { name, choices } = choice;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {choices.length ? (
          <select
            class="pb-field"
            aria-label={t('Where “{name}” goes', { name })}
            value={chosen}
            onChange={(event) => onChoose(event.currentTarget.value)}
          >
            <option value="">{t('Nowhere: these Requests stay')}</option>
            {choices.map((one) => (
              <option key={one.element} value={one.element}>{one.name}</option>
            ))}
          </select>
        ) : (
          <span class="pb-quiet">{t('Nothing in the new version fits.')}</span>
        )}
      </td>
    </tr>
  );
}

/**
 * Where elements go that the new version has no place for.
 *
 * @param {object} props
 * @param {Choice[]} props.choices
 * @param {{ [element: string]: string }} props.mapping
 * @param {(mapping: { [element: string]: string }) => void} props.onMapping
 */
export function Mapping({ choices, mapping, onMapping }) {
  if (!choices.length) return null;
  /** @param {string} element @param {string} target */
  const choose = (element, target) => {
    const others = Object.entries(mapping).filter(([key]) => key !== element);
    onMapping(Object.fromEntries(target ? [...others, [element, target]] : others));
  };
  return (
    <section aria-labelledby="mapping">
      <h2 id="mapping">{t('Where these elements go')}</h2>
      <table class="pb-table pb-move-mapping">
        <thead>
          <tr>
            <th scope="col">{t('Old version')}</th>
            <th scope="col">{t('New version')}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <Row
              key={choice.element}
              choice={choice}
              chosen={mapping[choice.element] ?? ''}
              onChoose={(target) => choose(choice.element, target)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
