import { t } from '../../../i18n/translate.js';

/** @typedef {import('../../../shared/types.js').Operation} Operation */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {{ id: string, name: string, open: boolean, settings: Setting[] }} Shown */

/**
 * The visible settings in the manifest's groups; those of no group come first.
 *
 * @param {Operation} operation
 * @param {Setting[]} visible
 * @returns {Shown[]}
 */
export function groupsOf(operation, visible) {
  const named = operation.groups ?? [];
  const known = new Set(named.map(({ group }) => group));
  const others = visible.filter(({ group }) => !group || !known.has(group));
  const groups = named.map(({ group, name, open = true }) => ({
    id: group,
    name,
    open,
    settings: visible.filter((setting) => setting.group === group),
  }));
  const first = { id: '', name: t('Settings'), open: true, settings: others };
  return [first, ...groups].filter(({ settings }) => settings.length);
}
