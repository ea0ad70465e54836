import { t } from '../i18n/translate.js';

/** @typedef {import('../shared/types.js').Setting} Setting */

/**
 * What every credential has, whatever its type.
 * @returns {{[own in 'name' | 'label' | 'isDefault' | 'expires' | 'limit']: Setting}}
 */
export const ownSettings = () => ({
  name: {
    name: 'name',
    type: 'string',
    label: t('Name'),
    required: true,
    placeholder: 'sales-mail',
    help: t('Steps refer to it. Letters, digits, - and _. It cannot be changed later.'),
  },
  label: {
    name: 'label',
    type: 'string',
    label: t('Description'),
    help: t('What people read beside the name.'),
  },
  isDefault: {
    name: 'is_default',
    type: 'boolean',
    label: t('Default of this installation'),
    help: t('Steps that name no account use it.'),
  },
  expires: {
    name: 'expires_at',
    type: 'datetime',
    label: t('Expires on'),
    help: t('The first day on which the service does not accept it. Steps say so.'),
  },
  limit: {
    name: 'calls_per_minute',
    type: 'integer',
    label: t('Calls per minute'),
    placeholder: '60',
    help: t('Steps wait where more would be made. Empty for no limit.'),
  },
});
