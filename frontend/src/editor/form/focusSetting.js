const CONTROLS = 'input:not([tabindex="-1"]), textarea, select';

/**
 * Opens the group that holds the setting and moves the focus there; without a setting
 * to the first field.
 *
 * @param {HTMLElement} place
 * @param {string | null} setting
 */
export function focusSetting(place, setting) {
  const within = setting ? fieldOf(place, setting) : place;
  if (!within) return;
  const group = within.closest('details');
  if (group) group.open = true;
  const control = within.querySelector(CONTROLS) ?? within.querySelector('button');
  if (!(control instanceof HTMLElement)) return;
  control.scrollIntoView({ block: 'nearest' });
  control.focus();
}

/**
 * @param {HTMLElement} place
 * @param {string} setting
 */
function fieldOf(place, setting) {
  const fields = [...place.querySelectorAll('[data-setting]')];
  return fields.find((one) => one.getAttribute('data-setting') === setting);
}
