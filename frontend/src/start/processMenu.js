import { t } from '../i18n/translate.js';

/**
 * @typedef {object} MenuProcess
 * @property {string} id
 * @property {string} name
 * @property {string} role
 */

/** @typedef {'rename' | 'duplicate' | 'share'} Change */
/** @typedef {Change | 'download' | 'versions' | 'delete'} Action */

/** @type {{action: Action, label: string, roles: string[]}[]} */
const ACTIONS = [
  { action: 'rename', label: 'Rename…', roles: ['owner', 'editor'] },
  { action: 'duplicate', label: 'Duplicate', roles: ['owner', 'editor', 'viewer'] },
  { action: 'share', label: 'Share…', roles: ['owner'] },
  { action: 'versions', label: 'Versions', roles: ['owner', 'editor', 'viewer'] },
  { action: 'download', label: 'Download BPMN', roles: ['owner', 'editor', 'viewer'] },
  { action: 'delete', label: 'Delete…', roles: ['owner'] },
];

/**
 * @param {HTMLElement} menu
 * @param {number} step
 */
function moveFocus(menu, step) {
  const items = [...menu.querySelectorAll('button')];
  const index = items.indexOf(/** @type {any} */ (document.activeElement));
  items[(index + step + items.length) % items.length].focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} menu
 */
function onMenuKey(event, menu) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[/** @type {'ArrowDown'} */ (event.key)];
  if (step) {
    event.preventDefault();
    moveFocus(menu, step);
  }
  if (event.key === 'Tab') {
    menu.hidePopover();
  }
}

/**
 * @param {HTMLElement} menu
 * @param {DOMRect} button
 */
function placeBelow(menu, button) {
  const width = menu.offsetWidth;
  const below = button.bottom + menu.offsetHeight + 8 < window.innerHeight;
  const top = below ? button.bottom + 4 : button.top - menu.offsetHeight - 4;
  menu.style.setProperty('top', `${top}px`);
  menu.style.setProperty('left', `${Math.max(8, button.right - width)}px`);
}

/**
 * Open the menu of one process below its button; focus returns to the button.
 * @param {HTMLButtonElement} button
 * @param {MenuProcess} process
 * @param {(action: Action, process: MenuProcess) => void} onChoose
 */
export function openProcessMenu(button, process, onChoose) {
  const menu = document.createElement('div');
  menu.className = 'pb-menu';
  menu.popover = 'auto';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', t('Actions for “{name}”', { name: process.name }));
  for (const { action, label, roles } of ACTIONS) {
    if (roles.includes(process.role)) {
      const item = document.createElement('button');
      item.className = 'pb-menu-item';
      item.type = 'button';
      item.setAttribute('role', 'menuitem');
      item.textContent = t(label);
      item.addEventListener('click', () => {
        menu.hidePopover();
        onChoose(action, process);
      });
      menu.append(item);
    }
  }
  menu.addEventListener('keydown', (event) => onMenuKey(event, menu));
  menu.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
      menu.remove();
    }
  });
  document.body.append(menu);
  menu.showPopover();
  placeBelow(menu, button.getBoundingClientRect());
  menu.querySelector('button')?.focus();
}
