import { isPath } from '../../shared/checks/form.js';

/**
 * A variable for a field with this label, or null where none can be made of it or the
 * name is taken: "First day" becomes `first_day`.
 *
 * @param {string} label
 * @param {string[]} taken
 * @returns {string | null}
 */
export function proposedName(label, taken) {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
  return isPath(name) && !taken.includes(name) ? name : null;
}
