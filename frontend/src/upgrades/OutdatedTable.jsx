import { t } from '../i18n/translate.js';

/** @typedef {import('./types.js').Outdated} Outdated */

/**
 * @param {{ outdated: Outdated[], left: string[],
 *   onLeave: (left: string[]) => void }} props
 */
export function OutdatedTable({ outdated, left, onLeave }) {
  return (
    <div class="pb-upgrades-scroll">
      <table class="pb-table">
        <caption class="pb-visually-hidden">
          {t('Connectors that are newer than steps')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('Connector')}</th>
            <th scope="col">{t('Versions')}</th>
            <th scope="col" class="pb-upgrades-number">{t('Drafts')}</th>
            <th scope="col" class="pb-upgrades-number">{t('Steps')}</th>
            <th scope="col" class="pb-upgrades-number">{t('Values to look at')}</th>
          </tr>
        </thead>
        <tbody>
          {outdated.map((one) => (
            <Row
              key={one.connector}
              one={one}
              chosen={!left.includes(one.connector)}
              onChange={(chosen) => {
                const others = left.filter((other) => other !== one.connector);
                onLeave(chosen ? others : [...others, one.connector]);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * @param {{ one: Outdated, chosen: boolean,
 *   onChange: (chosen: boolean) => void }} props
 */
function Row({ one, chosen, onChange }) {
  return (
    <tr>
      <th scope="row">
        <label class="pb-upgrades-choice">
          <input
            type="checkbox"
            checked={chosen}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          />
          {one.name}
        </label>
      </th>
      <td>{`${Object.keys(one.versions).sort().join(', ')} → ${one.version}`}</td>
      <td class="pb-upgrades-number">{one.drafts}</td>
      <td class="pb-upgrades-number">{one.steps}</td>
      <td class="pb-upgrades-number">{one.named}</td>
    </tr>
  );
}
