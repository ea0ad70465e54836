import { t } from '../../../i18n/translate.js';

/**
 * @param {{ sent: { method?: string, url?: string,
 *   headers?: Record<string, unknown>, body?: unknown } }} props
 */
export function RequestPreview({ sent: { method, url, headers = {}, body } }) {
  const rows = Object.entries(headers);
  return (
    <div class="pb-preview">
      <p class="pb-preview-line">
        <span class="pb-chip">{method}</span>
        <code>{url}</code>
      </p>
      {rows.length > 0 && (
        <table class="pb-preview-headers">
          <caption class="pb-visually-hidden">{t('Headers')}</caption>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{String(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {body ? (
        <pre class="pb-preview-body" tabIndex={0} aria-label={t('Body')}>
          {typeof body === 'string' ? pretty(body) : JSON.stringify(body, null, 2)}
        </pre>
      ) : <p class="pb-help-text">{t('Without a body.')}</p>}
    </div>
  );
}

/** @param {string} text JSON is shown with its lines */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
