import { t } from '../../../i18n/translate.js';
import { isComputed } from '../../../shared/template.js';
import { isEmpty } from '../../../shared/values.js';
import { useForm, useService } from '../FormContext.js';

/** @typedef {import('../../../shared/types.js').Choice} Choice */
/** @typedef {import('../../../shared/types.js').Setting} Setting */
/** @typedef {import('../../../shared/types.js').Value} Value */

/**
 * @typedef {object} Loaded what a service offers for a setting
 * @property {string} name what people call the choices
 * @property {'loading' | 'there' | 'no-account' | 'failed' | 'needs'} state
 * @property {Choice[]} choices
 * @property {string} message
 * @property {() => void} onAgain
 */

/**
 * What the service offers for a setting, null where the manifest names all choices.
 *
 * @param {Setting} setting
 * @returns {Loaded | null}
 */
export function useServiceChoices({ choices_from: from }) {
  const { serviceChoices } = useForm();
  const service = useService();
  const declared = service?.choices.find(({ choices }) => choices === from);
  if (!from || !service || !declared) return null;
  const { name, needs = [] } = declared;
  const missing = needs.filter((one) => isOpen(service.settings[one]));
  if (missing.length) {
    const labels = missing.map((one) => service.labels[one] ?? one).join(', ');
    const message = t('Fill in {labels} first.', { labels });
    return { name, state: 'needs', choices: [], message, onAgain: () => {} };
  }
  const wish = {
    connector: service.connector,
    choices: from,
    settings: Object.fromEntries(needs.map((one) => [one, service.settings[one]])),
    credential: service.credential,
  };
  const onAgain = () => serviceChoices.askAgain(wish);
  return { name, onAgain, ...serviceChoices.get(wish) };
}

/** @param {Value | undefined} value */
function isOpen(value) {
  return isEmpty(value) || (typeof value === 'string' && isComputed(value));
}
