import { Icon } from '../icons/Icon.jsx';
import { t } from '../i18n/translate.js';

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').MoveUrls} MoveUrls */

/** @param {{ action: Action }} props */
function Progress({ action }) {
  const { done, refused, total } = action;
  const text = t('Moved {done} of {total} Requests', { done, total });
  return (
    <div class="pb-move-progress">
      <progress max={total} value={done + refused} aria-label={text} />
      <p role="status">{text}…</p>
    </div>
  );
}

/** @param {{ action: Action, urls: MoveUrls }} props */
function Refusals({ action, urls }) {
  const { refused, refusals } = action;
  if (!refused) return null;
  return (
    <>
      <p>
        {refused === 1
          ? t('1 Request stays on its version:')
          : t('{refused} Requests stay on their version:', { refused })}
      </p>
      <ul>
        {refusals.map(({ request, detail }) => (
          <li key={request.id}>
            <a href={urls.request.replace(urls.placeholder, request.id)}>
              #{request.number}
            </a>
            {' '}{detail}
          </li>
        ))}
        {refused > refusals.length && (
          <li>{t('and {n} more', { n: refused - refusals.length })}</li>
        )}
      </ul>
    </>
  );
}

/**
 * How far the move has come, then what came of it.
 *
 * @param {{ action: Action, to: number, urls: MoveUrls }} props
 */
export function Outcome({ action, to, urls }) {
  if (!action.ended_at) return <Progress action={action} />;
  const { done, refused } = action;
  return (
    <div class={`pb-notice pb-notice-${refused ? 'warning' : 'success'} pb-move-told`}>
      <Icon name={refused ? 'triangle-alert' : 'circle-check'} />
      <div role="status">
        <p>
          {done === 1
            ? t('1 Request was moved to version {to}.', { to })
            : t('{done} Requests were moved to version {to}.', { done, to })}
          {' '}<a href={urls.list}>{t('See the Requests')}</a>
        </p>
        <Refusals action={action} urls={urls} />
      </div>
    </div>
  );
}
