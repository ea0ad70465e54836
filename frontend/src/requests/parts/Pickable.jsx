import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import { t } from '../../i18n/translate.js';

/** @typedef {Array<string | number>} Path names of objects, places in lists from 0 */

/**
 * @typedef {object} Picking
 * @property {(path: Path) => boolean} canPick
 * @property {(path: Path) => void} onPick
 */

/** @type {import('preact').Context<Picking | null>} */
export const PickingContext = createContext(/** @type {Picking | null} */ (null));

/**
 * Lets a person choose the value at a path, where values are there to be chosen.
 * @param {{ path: Path, children: import('preact').ComponentChildren }} props
 */
export function Pickable({ path, children }) {
  const picking = useContext(PickingContext);
  if (!picking?.canPick(path)) return <>{children}</>;
  const names = path.map((one) => (typeof one === 'number' ? one + 1 : one));
  return (
    <button
      class="pb-json-pick"
      type="button"
      title={t('Keep {place}', { place: names.join(' › ') })}
      onClick={() => picking.onPick(path)}
    >
      {children}
    </button>
  );
}

/**
 * The same for a value that shows its parts.
 * @param {{ path: Path }} props
 */
export function PickWhole({ path }) {
  const picking = useContext(PickingContext);
  if (!picking?.canPick(path)) return null;
  return <Pickable path={path}>{t('Keep')}</Pickable>;
}
