/**
 * @typedef {object} MenuItem
 * @property {string} label
 * @property {() => void} run
 * @property {string} [end] what stands at the right
 */

/**
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 */
function onKey(menu, event) {
  const items = [...menu.querySelectorAll('button')];
  const index = items.indexOf(/** @type {any} */ (document.activeElement));
  const steps = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
  const next = steps[/** @type {keyof typeof steps} */ (event.key)];
  if (next !== undefined) {
    event.preventDefault();
    items[(next + items.length) % items.length].focus();
  }
  if (event.key === 'Tab') {
    menu.hidePopover();
  }
}

/**
 * @param {MenuItem} item
 * @param {HTMLElement} menu
 */
function itemButton({ label, run, end }, menu) {
  const button = document.createElement('button');
  button.className = 'pb-menu-item';
  button.type = 'button';
  button.setAttribute('role', 'menuitem');
  button.textContent = label;
  if (end) {
    const note = document.createElement('span');
    note.className = 'pb-menu-end';
    note.textContent = end;
    button.append(note);
  }
  button.addEventListener('click', () => {
    menu.hidePopover();
    run();
  });
  return button;
}

/**
 * @param {HTMLElement} menu
 * @param {HTMLElement} anchor
 */
function place(menu, anchor) {
  const box = anchor.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - menu.offsetWidth - 8);
  menu.style.setProperty('top', `${box.bottom + 4}px`);
  menu.style.setProperty('left', `${Math.max(8, left)}px`);
}

/**
 * Open a menu below a button; focus goes to the first item and returns to the button.
 *
 * @param {HTMLElement} anchor
 * @param {string} label
 * @param {MenuItem[]} items
 */
export function openMenu(anchor, label, items) {
  const menu = document.createElement('div');
  menu.className = 'pb-menu';
  menu.popover = 'auto';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label);
  menu.append(...items.map((item) => itemButton(item, menu)));
  menu.addEventListener('keydown', (event) => onKey(menu, event));
  menu.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
      menu.remove();
      anchor.focus();
    }
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector('button')?.focus();
}
