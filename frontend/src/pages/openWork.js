import './openWork.css';

import { request } from '../api/request.js';

const PAUSE = 1000;
const MOST = 99;

/**
 * Shows how much is open beside a name of the header; nothing where nothing is.
 *
 * @param {HTMLElement} badge
 * @param {number} count
 */
export function showCount(badge, count) {
  const text = count > MOST ? `${MOST}+` : String(count);
  const place = badge.querySelector('[data-count]');
  if (place && place.textContent !== text) place.textContent = text;
  badge.hidden = !count;
}

/**
 * Keeps the numbers of open incidents and tasks in the header right while the page
 * hears that Requests go on.
 */
export function followOpenWork() {
  const nav = /** @type {HTMLElement | null} */ (
    document.querySelector('[data-open-work-url]')
  );
  const url = nav?.dataset.openWorkUrl;
  if (!nav || !url) return;
  let timer = 0;
  const refresh = async () => {
    timer = 0;
    const counts = await request('GET', url).catch(() => null);
    if (!counts) return;
    for (const found of nav.querySelectorAll('[data-open-work]')) {
      const badge = /** @type {HTMLElement} */ (found);
      showCount(badge, counts[badge.dataset.openWork ?? ''] ?? 0);
    }
  };
  document.addEventListener('pb-requests-changed', () => {
    timer ||= window.setTimeout(refresh, PAUSE);
  });
}
