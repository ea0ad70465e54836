import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { groupBy } from '../parts/groupBy.js';
import { State } from '../parts/State.jsx';
import { Time } from '../parts/Time.jsx';
import { statusWords, tokenWords } from '../parts/words.js';

/** @typedef {import('../types.js').RequestDetail} RequestDetail */
/** @typedef {import('../types.js').Related} Related */
/** @typedef {import('../types.js').RequestUrls} RequestUrls */
/** @typedef {import('../types.js').Token} Token */

const SHOWN = 30;

/**
 * @param {{ token: Token, name: string, since: string | undefined, count: number,
 *   onSelect: (element: string) => void }} props
 */
function TokenRow({ token, name, since, count, onSelect }) {
  return (
    <li>
      <button
        class="pb-now-row"
        type="button"
        onClick={() => onSelect(token.element)}
      >
        <span class="pb-now-name">{name}</span>
        <span class="pb-now-what">
          {tokenWords(token.status)}
          {count > 1 && ` × ${count}`}
        </span>
        {since && <Time at={since} />}
      </button>
    </li>
  );
}

/** @param {{ request: Related, label: string, urls: RequestUrls }} props */
function RelatedRow({ request, label, urls }) {
  return (
    <li class="pb-related">
      <Icon name="corner-down-right" />
      <span>{label}</span>
      <a href={urls.request.replace(urls.placeholder, request.id)}>#{request.number}</a>
      {request.status && <State words={statusWords(request.status)} />}
    </li>
  );
}

/** @param {{ detail: RequestDetail }} props */
function Ended({ detail }) {
  const done = detail.status === 'completed';
  return (
    <p class="pb-column-text">
      {done ? t('The Request is completed.') : t('The Request was cancelled.')}
      {detail.ended_at && <Time at={detail.ended_at} />}
    </p>
  );
}

/**
 * What goes on now, where no element is selected.
 * @param {{ detail: RequestDetail, urls: RequestUrls, entered: Map<number, string>,
 *   nameOf: (element: string) => string,
 *   onSelect: (element: string) => void }} props
 */
export function Overview({ detail, urls, entered, nameOf, onSelect }) {
  const { tokens, parent, children } = detail;
  const groups = [...groupBy(tokens, ({ element, status }) => `${element} ${status}`)];
  return (
    <section class="pb-overview" aria-labelledby="overview-title">
      <h2 id="overview-title" class="pb-column-title">{t('Now')}</h2>
      {tokens.length === 0 && <Ended detail={detail} />}
      <ul class="pb-now">
        {groups.slice(0, SHOWN).map(([key, [token, ...others]]) => (
          <TokenRow
            key={key}
            token={token}
            name={nameOf(token.element)}
            since={entered.get(token.activation)}
            count={others.length + 1}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {groups.length > SHOWN && (
        <p class="pb-quiet">{t('and {n} more', { n: groups.length - SHOWN })}</p>
      )}
      {(parent || children.length > 0) && (
        <ul class="pb-relateds">
          {parent && (
            <RelatedRow request={parent} label={t('Started by')} urls={urls} />
          )}
          {children.map((one) => (
            <RelatedRow key={one.id} request={one} label={t('Started')} urls={urls} />
          ))}
        </ul>
      )}
      <p class="pb-column-hint">
        {t('Choose an element, in the diagram or below it, to see what it did.')}
      </p>
    </section>
  );
}
