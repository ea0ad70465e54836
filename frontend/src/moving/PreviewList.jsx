import { Icon } from '../icons/Icon.jsx';
import { t } from '../i18n/translate.js';
import { sentencesOf } from './preview.js';

/** @typedef {import('./types.js').Preview} Preview */

/** @param {{ preview: Preview, busy: boolean }} props */
function Looked({ preview, busy }) {
  if (!busy) return null;
  const { looked_at: looked, total } = preview;
  return (
    <p class="pb-quiet">
      {t('Looked at {looked} of {total} Requests so far…', { looked, total })}
    </p>
  );
}

/**
 * What would come of the move, in sentences.
 *
 * @param {object} props
 * @param {Preview | null} props.preview
 * @param {boolean} props.busy
 * @param {string} props.problem
 * @param {boolean} props.same says that both versions are one
 */
export function PreviewList({ preview, busy, problem, same }) {
  if (same) return <p class="pb-quiet">{t('Choose two versions.')}</p>;
  if (problem) return <p class="pb-error" role="alert">{problem}</p>;
  if (!preview) return <div class="pb-skeleton pb-move-waiting" />;
  if (!preview.total) {
    return <p class="pb-quiet">{t('No Request runs on the old version.')}</p>;
  }
  return (
    <div role="status" aria-busy={busy}>
      <ul class="pb-move-sentences">
        {sentencesOf(preview).map(({ id, tone, text }) => (
          <li key={id} class={`pb-move-${tone}`}>
            <Icon name={tone === 'success' ? 'circle-check' : 'triangle-alert'} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <Looked preview={preview} busy={busy} />
    </div>
  );
}
