import { useMemo, useState } from 'preact/hooks';

import './move.css';

import { request } from '../api/request.js';
import { t } from '../i18n/translate.js';
import { useAnswer } from '../requests/live/useAnswer.js';
import { Mapping } from './Mapping.jsx';
import { MoveForm } from './MoveForm.jsx';
import { Outcome } from './Outcome.jsx';
import { movableIn, movedTokens, placesIn } from './preview.js';
import { PreviewList } from './PreviewList.jsx';
import { Sides } from './Sides.jsx';
import { contentOf, usePreview } from './usePreview.js';
import { useProgress } from './useProgress.js';

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').MovePageContext} MovePageContext */
/** @typedef {import('./types.js').MoveWish} MoveWish */

/** @param {MovePageContext} page @returns {MoveWish} */
function firstWish({ from, to, request: one }) {
  return { from, to, mapping: {}, requests: one ? [one.id] : null };
}

/**
 * Whether only the Request that the page was opened from is moved.
 *
 * @param {{ page: MovePageContext, wish: MoveWish,
 *   onChange: (change: Partial<MoveWish>) => void }} props
 */
function Which({ page, wish, onChange }) {
  const one = page.request;
  if (!one) return null;
  return (
    <fieldset class="pb-move-which">
      <legend class="pb-visually-hidden">{t('Which Requests')}</legend>
      <label>
        <input
          type="radio"
          name="which"
          checked={wish.requests !== null}
          onChange={() => onChange({ requests: [one.id] })}
        />
        {t('Only Request #{number}', { number: one.number })}
      </label>
      <label>
        <input
          type="radio"
          name="which"
          checked={wish.requests === null}
          onChange={() => onChange({ requests: null })}
        />
        {t('All Requests of version {number}', { number: wish.from })}
      </label>
    </fieldset>
  );
}

/**
 * What is to be moved, what would come of it, and how far it has come.
 * @param {MovePageContext} page
 */
function useMove(page) {
  const { urls } = page;
  const [wish, setWish] = useState(() => firstWish(page));
  const [begun, setBegun] = useState(/** @type {Action | null} */ (null));
  const actionUrl = urls.action.replace(urls.placeholder, begun?.id ?? '');
  const action = useProgress(begun, actionUrl);
  const ended = action?.ended_at ? 1 : 0;
  const asked = usePreview(urls.move, wish, ended);
  const counted = useAnswer(ended ? urls.deployments : '', ended);
  const versions = counted.answer ?? page.versions;
  /** @param {Partial<MoveWish>} change */
  const change = (change) => {
    const versions = 'from' in change || 'to' in change;
    setBegun(null);
    setWish({ ...wish, ...(versions ? { mapping: {} } : {}), ...change });
  };
  /** @param {string} why */
  const move = async (why) =>
    setBegun(await request('POST', urls.move, { ...contentOf(wish), why }));
  return { wish, action, versions, change, move, ...asked };
}

/**
 * The tokens on both sides.
 *
 * @param {import('./types.js').Preview | null} preview
 * @param {MoveWish} wish
 */
function usePlaces(preview, { mapping }) {
  const before = useMemo(() => placesIn(preview), [preview]);
  const after = useMemo(
    () => ({
      tokens: movedTokens(before.tokens, mapping, before.refused),
      refused: /** @type {Set<string>} */ (new Set()),
    }),
    [before, mapping],
  );
  return { before, after };
}

/**
 * Two versions, what would come of a move, and the move itself.
 * @param {{ page: MovePageContext }} props
 */
export function MovePage({ page }) {
  const { wish, action, versions, change, move, ...asked } = useMove(page);
  const { preview, busy } = asked;
  const places = usePlaces(preview, wish);
  const same = wish.from === wish.to;
  return (
    <>
      <Which page={page} wish={wish} onChange={change} />
      <Sides
        page={page}
        versions={versions}
        wish={wish}
        {...places}
        onChange={change}
      />
      <Mapping
        choices={preview?.choices ?? []}
        mapping={wish.mapping}
        onMapping={(mapping) => change({ mapping })}
      />
      <h2>{t('What would come of it')}</h2>
      <PreviewList {...asked} same={same} />
      {action ? (
        <Outcome action={action} to={wish.to} urls={page.urls} />
      ) : (
        <MoveForm
          count={movableIn(preview)}
          to={wish.to}
          disabled={busy || same}
          onMove={move}
        />
      )}
    </>
  );
}
