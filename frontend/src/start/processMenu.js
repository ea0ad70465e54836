import { t } from '../i18n/translate.js';
import { openMenu } from '../menu/openMenu.js';

/**
 * @typedef {object} MenuProcess
 * @property {string} id
 * @property {string} name
 * @property {string} role
 */

/** @typedef {'rename' | 'duplicate' | 'share'} Change */
/** @typedef {Change | 'download' | 'versions' | 'delete'} Action */

/** @returns {{action: Action, label: string, roles: string[]}[]} */
const actions = () => [
  { action: 'rename', label: t('Rename…'), roles: ['owner', 'editor'] },
  { action: 'duplicate', label: t('Duplicate'), roles: ['owner', 'editor', 'viewer'] },
  { action: 'share', label: t('Share…'), roles: ['owner'] },
  { action: 'versions', label: t('Versions'), roles: ['owner', 'editor', 'viewer'] },
  {
    action: 'download',
    label: t('Download BPMN'),
    roles: ['owner', 'editor', 'viewer'],
  },
  { action: 'delete', label: t('Delete…'), roles: ['owner'] },
];

/**
 * The pages of the Requests of a process, as its card names them.
 *
 * @param {HTMLElement} button
 * @returns {import('../menu/openMenu.js').MenuItem[]}
 */
function runItems(button) {
  const card = /** @type {HTMLElement | null} */ (button.closest('[data-process]'));
  const { startRequest = '', requests = '', metrics = '' } = card?.dataset ?? {};
  return [
    { label: t('Start a Request'), url: startRequest },
    { label: t('Requests'), url: requests },
    { label: t('Metrics'), url: metrics },
  ]
    .filter(({ url }) => url)
    .map(({ label, url }) => ({ label, run: () => window.location.assign(url) }));
}

/**
 * Open the menu of one process below its button.
 * @param {HTMLButtonElement} button
 * @param {MenuProcess} process
 * @param {(action: Action, process: MenuProcess) => void} onChoose
 */
export function openProcessMenu(button, process, onChoose) {
  const items = actions()
    .filter(({ roles }) => roles.includes(process.role))
    .map(({ action, label }) => ({ label, run: () => onChoose(action, process) }));
  openMenu(button, t('Actions for “{name}”', { name: process.name }), [
    ...runItems(button),
    ...items,
  ]);
}
