import { useMemo } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { DiagramView } from '../requests/diagram/DiagramView.jsx';
import diagram from './diagram/index.js';

/** @typedef {import('./types.js').MovePageContext} MovePageContext */
/** @typedef {import('./types.js').Version} Version */
/** @typedef {import('./diagram/MoveMarks.js').Places} Places */

/** @param {Version} version */
function versionText({ number, running }) {
  const about = running === 1 ? t('1 Request') : t('{n} Requests', { n: running });
  return t('Version {number} · {about}', { number, about });
}

/**
 * @typedef {object} SideProps
 * @property {string} label
 * @property {MovePageContext} page
 * @property {Version[]} versions
 * @property {number} number of the version
 * @property {(number: number) => void} [onNumber]
 * @property {Places} places
 */

/**
 * One version: which, and its diagram with tokens.
 * @param {SideProps} props
 */
function Side({ label, page, versions, number, onNumber, places }) {
  const drawn = useMemo(
    () => ({
      urls: { ...page.urls, bpmn: page.urls.bpmn.replace('/0/', `/${number}/`) },
    }),
    [page, number],
  );
  return (
    <div class="pb-move-side">
      <label class="pb-move-version">
        <span>{label}</span>
        <select
          class="pb-field"
          value={String(number)}
          disabled={!onNumber}
          onChange={(event) => onNumber?.(Number(event.currentTarget.value))}
        >
          {versions.map((one) => (
            <option key={one.number} value={String(one.number)}>
              {versionText(one)}
            </option>
          ))}
        </select>
      </label>
      <DiagramView
        key={number}
        page={drawn}
        module={diagram}
        shown={places}
        show={(viewer) => viewer.get('tokenMarks').show(places)}
        selected=""
        onSelect={() => {}}
        onDrawn={() => {}}
      />
    </div>
  );
}

/**
 * The two versions side by side.
 *
 * @param {object} props
 * @param {MovePageContext} props.page
 * @param {Version[]} props.versions
 * @param {import('./types.js').MoveWish} props.wish
 * @param {Places} props.before
 * @param {Places} props.after
 * @param {(change: { from?: number, to?: number }) => void} props.onChange
 */
export function Sides({ page, versions, wish, before, after, onChange }) {
  const shared = { page, versions };
  return (
    <div class="pb-move-sides">
      <Side
        label={t('From')}
        {...shared}
        number={wish.from}
        places={before}
        onNumber={page.request ? undefined : (number) => onChange({ from: number })}
      />
      <Side
        label={t('To')}
        {...shared}
        number={wish.to}
        places={after}
        onNumber={(number) => onChange({ to: number })}
      />
    </div>
  );
}
