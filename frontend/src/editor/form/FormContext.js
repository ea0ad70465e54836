import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** @typedef {import('./Drafts.js').Drafts} Drafts */

/**
 * @typedef {object} FormServices what every field of the form may use
 * @property {Drafts} drafts
 * @property {boolean} readOnly
 * @property {(kind: string) => string[]} names that the diagram already uses
 * @property {(id: string, open: boolean) => void} remember a group as open or not
 * @property {(id: string) => boolean | undefined} remembered
 */

/** @type {import('preact').Context<FormServices | null>} */
export const FormContext = createContext(/** @type {FormServices | null} */ (null));

/** @returns {FormServices} */
export function useForm() {
  const services = useContext(FormContext);
  if (!services) throw new Error('A field needs a form around it');
  return services;
}
