import { useState } from 'preact/hooks';

import { request } from '../api/request.js';
import { Icon } from '../icons/Icon.jsx';
import { IconButton } from '../icons/IconButton.jsx';
import { t } from '../i18n/translate.js';
import { toggleTheme } from '../pages/theme.js';
import { ReasonDialog } from './parts/ReasonDialog.jsx';
import { State } from './parts/State.jsx';
import { Time } from './parts/Time.jsx';
import { statusWords } from './parts/words.js';

/** @typedef {import('./types.js').RequestDetail} RequestDetail */
/** @typedef {import('./types.js').RequestUrls} RequestUrls */

/**
 * Says that a newer version exists, and leads who may act to moving there.
 * @param {{ detail: RequestDetail, urls: RequestUrls }} props
 */
function Newer({ detail, urls }) {
  const { newest_version: newest, version } = detail;
  if (newest <= version) return null;
  const text = t('version {number} exists', { number: newest });
  return (
    <span class="pb-request-newer">
      {' ('}
      {mayAct(detail) ? <a href={urls.move}>{text}</a> : text}
      )
    </span>
  );
}

/** @param {{ detail: RequestDetail, urls: RequestUrls }} props */
function Facts({ detail, urls }) {
  const { started_by: by, started_at: at, version } = detail;
  return (
    <p class="pb-request-facts">
      <span>
        {by ? t('Started by {name}', { name: by.name }) : t('Started')} <Time at={at} />
      </span>
      <span>
        {t('Version {number}', { number: version })}
        <Newer detail={detail} urls={urls} />
      </span>
    </p>
  );
}

/**
 * @param {{ url: string, onClose: () => void, onDone: () => void }} props
 */
function CancelDialog({ url, onClose, onDone }) {
  return (
    <ReasonDialog
      danger
      title={t('Cancel this Request?')}
      verb={t('Cancel the Request')}
      lead={t('Everything that runs or waits in it ends. This cannot be undone.')}
      onClose={onClose}
      onAct={async (why) => {
        await request('POST', url, { why });
        onDone();
      }}
    />
  );
}

/** @param {RequestDetail} detail */
const mayAct = ({ status, rights }) =>
  rights.includes('act') && status !== 'completed' && status !== 'cancelled';

/** @param {{ detail: RequestDetail | null, urls: RequestUrls }} props */
function Title({ detail, urls }) {
  if (!detail) return <div class="pb-skeleton pb-header-skeleton" />;
  return (
    <>
      <h1 class="pb-request-title">
        <span>{detail.process.name}</span>
        <span class="pb-request-number"> #{detail.number}</span>
        {detail.title && detail.title !== detail.process.name && (
          <span class="pb-request-about"> {detail.title}</span>
        )}
      </h1>
      <span role="status"><State words={statusWords(detail.status)} /></span>
      <Facts detail={detail} urls={urls} />
    </>
  );
}

/**
 * Name, number and state of the Request.
 * @param {{ detail: RequestDetail | null, urls: RequestUrls, offline: boolean,
 *   onChanged: () => void }} props
 */
export function Header({ detail, urls, offline, onChanged }) {
  const [asked, setAsked] = useState(false);
  return (
    <header class="pb-request-header">
      <a
        class="pb-button pb-button-quiet pb-button-icon"
        href={urls.list}
        aria-label={t('All Requests')}
        title={t('All Requests')}
      >
        <Icon name="arrow-left" />
      </a>
      <Title detail={detail} urls={urls} />
      <div class="pb-request-header-end">
        <span class="pb-request-offline" role="status">
          {offline && <><Icon name="cloud-off" />{t('No connection. Trying again.')}</>}
        </span>
        <IconButton icon="sun-moon" label={t('Light or dark')} onClick={toggleTheme} />
        {detail && mayAct(detail) && (
          <button class="pb-button" type="button" onClick={() => setAsked(true)}>
            {t('Cancel…')}
          </button>
        )}
      </div>
      {asked && (
        <CancelDialog
          url={urls.cancel}
          onClose={() => setAsked(false)}
          onDone={() => {
            setAsked(false);
            onChanged();
          }}
        />
      )}
    </header>
  );
}
