import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** @typedef {import('./Drafts.js').Drafts} Drafts */
/** @typedef {import('../../shared/dataflow/index.js').Variable} Variable */

/**
 * @typedef {object} FormServices what every field of the form may use
 * @property {Drafts} drafts
 * @property {boolean} readOnly
 * @property {() => string[]} variables that the diagram already writes
 * @property {() => Variable[]} scope what expressions of the selected element see
 * @property {(id: string) => string} nameOf an element
 * @property {import('./credentials/Credentials.js').Credentials} credentials
 * @property {import('./choices/ServiceChoices.js').ServiceChoices} serviceChoices
 * @property {import('../../credentials/CredentialForm.jsx').Urls &
 *   {list: string} | null} credentialUrls null for who may make none
 * @property {(id: string, open: boolean) => void} remember a group as open or not
 * @property {(id: string) => boolean | undefined} remembered
 */

/** @type {import('preact').Context<FormServices | null>} */
export const FormContext = createContext(/** @type {FormServices | null} */ (null));

/** The connector whose settings the fields are. */
export const ConnectorContext = createContext('');

/** @returns {string} */
export function useConnector() {
  return useContext(ConnectorContext);
}

/** @returns {FormServices} */
export function useForm() {
  const services = useContext(FormContext);
  if (!services) throw new Error('A field needs a form around it');
  return services;
}

/**
 * @typedef {object} Service what the choices of a step's service depend on
 * @property {string} connector
 * @property {Array<{ choices: string, name: string, needs?: string[] }>} choices
 * @property {{ [name: string]: import('../../shared/types.js').Value }} settings
 * @property {{ [name: string]: string }} labels of the settings
 * @property {string} credential
 * @property {import('../../shared/types.js').CredentialKind[]} credentialTypes
 */

export const ServiceContext = createContext(/** @type {Service | null} */ (null));

/** @returns {Service | null} */
export function useService() {
  return useContext(ServiceContext);
}

/** What expressions see besides the variables of the Request. */
export const GivenContext = createContext(/** @type {Variable[]} */ ([]));

/** @returns {Variable[]} */
export function useGiven() {
  return useContext(GivenContext);
}
