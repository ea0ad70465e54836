/**
 * Checks one e-mail address, alone or as `Name <address>`.
 */

/** @typedef {import('./problem.js').Problem} Problem */

import { t } from '../../i18n/translate.js';
import { invalid } from './problem.js';

const MAILBOX = String.raw`[^\s@<>()",;:\\[\]]{1,64}`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const ADDRESS = new RegExp(`^${MAILBOX}@(?:${LABEL}\\.)*${LABEL}$`, 'u');
const WITH_NAME = /^[^<>\r\n]*<([^<>]*)>$/;

/**
 * @param {string} text
 * @returns {Problem[]}
 */
export function checkEmail(text) {
  const trimmed = text.trim();
  const address = WITH_NAME.exec(trimmed)?.[1] ?? trimmed;
  if (isAddress(address)) return [];
  const parts = trimmed.split(/[,;]/);
  if (parts.length > 1 && parts.every((part) => part.includes('@'))) {
    return [invalid(t('Put each address into a row of its own.'))];
  }
  return [invalid(t('"{text}" is not an e-mail address.', { text }))];
}

/** @param {string} address */
function isAddress(address) {
  const [local] = address.split('@');
  const dotted = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  return ADDRESS.test(address) && !dotted;
}
