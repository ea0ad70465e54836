import { t } from '../../../i18n/translate.js';

/** @typedef {import('./detailsOf.js').Detail} Detail */
/** @typedef {import('../Edits.js').Edits} Edits */
/** @typedef {'message' | 'signal' | 'error' | 'escalation'} Kind */

const NEW = '\u0000new';

/** @returns {{ [kind: string]: { type: string, label: string, name: string,
 *   fresh: string, code?: string }}} */
const kinds = () => ({
  message: {
    type: 'bpmn:Message',
    label: t('Message'),
    name: t('Name of the message'),
    fresh: t('New message'),
  },
  signal: {
    type: 'bpmn:Signal',
    label: t('Signal'),
    name: t('Name of the signal'),
    fresh: t('New signal'),
  },
  error: {
    type: 'bpmn:Error',
    label: t('Error'),
    name: t('Name of the error'),
    fresh: t('New error'),
    code: 'errorCode',
  },
  escalation: {
    type: 'bpmn:Escalation',
    label: t('Escalation'),
    name: t('Name of the escalation'),
    fresh: t('New escalation'),
    code: 'escalationCode',
  },
});

/**
 * The message, signal, error or escalation that an event or task refers to.
 *
 * @param {any} element of the canvas
 * @param {any} holder of the reference
 * @param {Kind} kind
 * @param {Edits} edits
 * @returns {Detail[]}
 */
export function referenceDetails(element, holder, kind, edits) {
  const words = kinds()[kind];
  const property = `${kind}Ref`;
  const present = holder.get(property);
  /** @param {string} name */
  const create = (name) => {
    const { made, update } = edits.newRoot(words.type, name);
    edits.update(element, update, { target: holder, properties: { [property]: made } });
  };
  const details = [
    choiceOf(element, holder, kind, edits, create),
    nameOf(element, present, words.name, edits, create),
  ];
  if (words.code && present) {
    details.push(codeOf(element, present, words.code, edits));
  }
  return details;
}

/**
 * @param {any} element
 * @param {any} holder
 * @param {Kind} kind
 * @param {Edits} edits
 * @param {(name: string) => void} create
 * @returns {Detail}
 */
function choiceOf(element, holder, kind, edits, create) {
  const { type, label, fresh } = kinds()[kind];
  const property = `${kind}Ref`;
  const roots = edits.roots(type);
  const choices = roots.map(({ id, name }) => ({ value: id, label: name || id }));
  return {
    setting: {
      name: property,
      type: 'choice',
      label,
      placeholder: t('None'),
      expression: 'none',
      choices: [...choices, { value: NEW, label: fresh }],
    },
    value: holder.get(property)?.id,
    write: (id) => {
      if (id === NEW) return create(fresh);
      const root = roots.find((one) => one.id === id);
      edits.update(element, { target: holder, properties: { [property]: root } });
    },
  };
}

/**
 * @param {any} element
 * @param {any} present
 * @param {string} label
 * @param {Edits} edits
 * @param {(name: string) => void} create
 * @returns {Detail}
 */
function nameOf(element, present, label, edits, create) {
  return {
    setting: { name: 'referenceName', type: 'string', label, expression: 'none' },
    value: present?.name,
    write: (name) => {
      if (!present && name) create(name);
      if (present) {
        const properties = { name: name ?? undefined };
        edits.update(element, { target: present, properties });
      }
    },
  };
}

/**
 * @param {any} element
 * @param {any} present
 * @param {string} property
 * @param {Edits} edits
 * @returns {Detail}
 */
function codeOf(element, present, property, edits) {
  return {
    setting: { name: property, type: 'string', label: t('Code'), expression: 'none' },
    value: present.get(property),
    write: (code) => {
      const properties = { [property]: code ?? undefined };
      edits.update(element, { target: present, properties });
    },
  };
}
