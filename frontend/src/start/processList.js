const PAUSE = 150;

/** Fetch the list that the address shows and put it in place. */
export async function reloadList() {
  const address = new URL(window.location.href);
  address.searchParams.set('part', 'list');
  const response = await fetch(address, { credentials: 'same-origin' });
  const list = document.getElementById('process-list');
  if (response.ok && list) {
    // Our own template: names in it are escaped by the server.
    list.innerHTML = await response.text();
  }
}

/** Search while a person types; `/` goes to the field. */
export function followSearch() {
  const field = /** @type {HTMLInputElement | null} */ (
    document.querySelector('[data-search]')
  );
  if (!field) {
    return;
  }
  let timer = 0;
  field.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const address = new URL(window.location.href);
      address.searchParams.set('search', field.value);
      address.searchParams.delete('page');
      window.history.replaceState(null, '', address);
      void reloadList();
    }, PAUSE);
  });
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.closest('input, textarea, select, dialog');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      field.focus();
    }
  });
}
