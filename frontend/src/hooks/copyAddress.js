/**
 * Lets the buttons with `data-copy` copy the text of the element whose id they name.
 */
export function followCopyButtons() {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', () => void copyText(button));
  }
}

/** @param {Element} button */
async function copyText(button) {
  const id = button.getAttribute('data-copy') ?? '';
  const text = document.getElementById(id)?.textContent ?? '';
  await navigator.clipboard?.writeText(text);
  const told = button.parentElement?.querySelector('[data-copied]');
  told?.removeAttribute('hidden');
}
