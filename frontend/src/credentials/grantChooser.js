import './grants.css';

import { t } from '../i18n/translate.js';

/**
 * The rows whose text has every word that is searched for.
 * @param {string} text
 * @param {string} search
 */
export function isFound(text, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.toLowerCase().includes(word));
}

/**
 * Narrows a list of check boxes while a person types, and says how many are chosen.
 * Without this script the list is whole.
 * @param {HTMLElement} chooser
 */
export function followChooser(chooser) {
  const search = /** @type {HTMLInputElement | null} */ (
    chooser.querySelector('[data-grant-search]')
  );
  const count = chooser.querySelector('[data-grant-count]');
  const none = chooser.querySelector('[data-grant-none]');
  const rows = [...chooser.querySelectorAll('li')];
  if (!search || !count || !none) return;

  const narrow = () => {
    for (const row of rows) row.hidden = !isFound(row.textContent ?? '', search.value);
    none.textContent = rows.every(({ hidden }) => hidden)
      ? t('Nothing here is called “{name}”.', { name: search.value })
      : '';
  };
  const number = () => {
    const chosen = chooser.querySelectorAll('li input:checked').length;
    count.textContent = chosen ? t('{number} chosen', { number: chosen }) : '';
  };
  search.hidden = false;
  search.addEventListener('input', narrow);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  chooser.addEventListener('change', number);
  number();
}
