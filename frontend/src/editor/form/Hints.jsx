import { t } from '../../i18n/translate.js';

/** What to do when nothing is selected. */
export function Hints() {
  const hints = [
    ['/', t('find something to add')],
    ['A', t('append after the selected element')],
    ['E', t('rename')],
    ['Ctrl F', t('find in the diagram')],
    ['?', t('all keys')],
  ];
  return (
    <section class="pb-form-hints" aria-label={t('Hints')}>
      <p>{t('Select an element to see its settings here.')}</p>
      <dl>
        {hints.map(([key, text]) => (
          <div key={key}>
            <dt><kbd class="pb-key">{key}</kbd></dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
