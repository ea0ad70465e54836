import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/**
 * @typedef {object} SessionState
 * @property {'saved' | 'saving' | 'offline' | 'refused' | 'loading' | 'viewing'} kind
 * @property {number} pending
 * @property {string} message
 */

const ICONS = {
  saved: 'check',
  saving: 'loader',
  offline: 'cloud-off',
  refused: 'triangle-alert',
  loading: 'loader',
  viewing: 'eye',
};

/** @param {SessionState} state */
function words({ kind, pending, message }) {
  const texts = {
    saved: t('Saved'),
    saving: t('Saving…'),
    loading: t('Opening…'),
    viewing: t('View only'),
    refused: message || t('Could not save'),
    offline:
      pending === 1
        ? t('Offline — 1 change kept here')
        : t('Offline — {count} changes kept here', { count: pending }),
  };
  return texts[kind];
}

/**
 * What has become of the person's edits, in words beside the name.
 * @param {{state: SessionState}} props
 */
export function SavedState({ state }) {
  return (
    <span
      class={`pb-saved pb-saved-${state.kind}`}
      role="status"
      data-state={state.kind}
      title={state.message}
    >
      <Icon name={ICONS[state.kind]} />
      {words(state)}
    </span>
  );
}
