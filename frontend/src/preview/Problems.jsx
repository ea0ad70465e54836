import { Icon } from '../icons/Icon.jsx';
import { t } from '../i18n/translate.js';

/** @typedef {import('./useLook.js').Look} Look */

/**
 * What is wrong with the manifest, with the lines of the file.
 * @param {{look: Look}} props
 */
export function Problems({ look: { file, problems } }) {
  if (!problems.length) return null;
  return (
    <section class="pb-preview-problems" role="alert">
      <h2 class="pb-preview-heading">
        <Icon name="circle-alert" />
        {t('connector.json cannot be used as it is')}
      </h2>
      <ul class="pb-preview-list">
        {problems.map(({ place, line, message }) => (
          <li key={`${line} ${place} ${message}`}>
            <span class="pb-preview-line">{t('Line {line}', { line })}</span>
            <span>
              {place && <code class="pb-preview-place">{place}</code>} {message}
            </span>
          </li>
        ))}
      </ul>
      <p class="pb-help-text">
        {t('The form comes back as soon as {file} is mended.', { file })}
      </p>
    </section>
  );
}
