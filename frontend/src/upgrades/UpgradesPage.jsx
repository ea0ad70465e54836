import { useState } from 'preact/hooks';

import './upgrades.css';

import { Dialog, DialogActions } from '../dialog/Dialog.jsx';
import { Icon } from '../icons/Icon.jsx';
import { t } from '../i18n/translate.js';
import { OutdatedTable } from './OutdatedTable.jsx';
import { Progress, RunList } from './RunList.jsx';
import { useUpgrades } from './useUpgrades.js';

/** @typedef {import('./types.js').Urls} Urls */

/**
 * Brings the steps of all drafts up to date, connector by connector.
 * @param {{ urls: Urls }} props
 */
export function UpgradesPage({ urls }) {
  const { loaded, outdated, runs, trouble, going, act } = useUpgrades(urls);
  const [left, leave] = useState(/** @type {string[]} */ ([]));
  const [asks, setAsks] = useState(false);
  const chosen = outdated.filter(({ connector }) => !left.includes(connector));
  const begin = () => {
    setAsks(false);
    void act('', { connectors: chosen.map(({ connector }) => connector) });
  };
  return (
    <>
      <Told {...{ loaded, trouble }} />
      {going && <Progress run={going} onStop={() => act(`${going.id}/stop/`)} />}
      <UpToDate shown={loaded && !outdated.length && !going} />
      {outdated.length > 0 && (
        <section aria-label={t('Connectors that are newer than steps')}>
          <OutdatedTable outdated={outdated} left={left} onLeave={leave} />
          <button
            class="pb-button pb-button-primary"
            type="button"
            disabled={!chosen.length || going !== null}
            aria-haspopup="dialog"
            onClick={() => setAsks(true)}
          >
            {t('Upgrade…')}
          </button>
        </section>
      )}
      <RunList runs={runs.filter((run) => run !== going)} urls={urls}
        busy={going !== null} onUndo={(id) => act(`${id}/undo/`)} />
      {asks && (
        <Question chosen={chosen} onClose={() => setAsks(false)} onBegin={begin} />
      )}
    </>
  );
}

/** @param {{ loaded: boolean, trouble: string }} props */
function Told({ loaded, trouble }) {
  if (trouble) return <p class="pb-error" role="alert">{trouble}</p>;
  return loaded ? null : <p role="status">{t('Looking at all drafts…')}</p>;
}

/** @param {{ shown: boolean }} props */
function UpToDate({ shown }) {
  if (!shown) return null;
  return (
    <div class="pb-empty">
      <h2><Icon name="circle-check" /> {t('Every step is up to date')}</h2>
      <p>{t('No draft has a step of an older version of an installed connector.')}</p>
    </div>
  );
}

/**
 * @param {{ chosen: import('./types.js').Outdated[], onClose: () => void,
 *   onBegin: () => void }} props
 */
function Question({ chosen, onClose, onBegin }) {
  const steps = chosen.reduce((sum, one) => sum + one.steps, 0);
  const named = chosen.reduce((sum, one) => sum + one.named, 0);
  const text = t('Upgrade {steps} steps', { steps });
  return (
    <Dialog title={steps === 1 ? t('Upgrade 1 step?') : `${text}?`} onClose={onClose}>
      <p>
        {t('Each draft gets one change set by you, which its owner can take back. '
          + 'You can stop at any time, and undo all of it afterwards.')}
      </p>
      {named > 0 && (
        <p>
          {named === 1
            ? t('1 value is dropped or not used any more; the draft\'s history has it.')
            : t('{named} values are dropped or not used any more; the drafts\' '
                + 'histories have them.', { named })}
        </p>
      )}
      <DialogActions>
        <button class="pb-button" type="button" onClick={onClose}>{t('Cancel')}</button>
        <button class="pb-button pb-button-primary" type="button" onClick={onBegin}>
          {steps === 1 ? t('Upgrade 1 step') : text}
        </button>
      </DialogActions>
    </Dialog>
  );
}
