import { t } from '../../../i18n/translate.js';
import { expressionOf } from './expressionOf.js';
import { referenceDetails } from './referenceDetails.js';

/** @typedef {import('./detailsOf.js').Detail} Detail */
/** @typedef {import('./detailsOf.js').DetailGroup} DetailGroup */
/** @typedef {import('../Edits.js').Edits} Edits */
/** @typedef {import('../../../shared/types.js').Setting} Setting */

const REFERENCES = {
  'bpmn:MessageEventDefinition': /** @type {const} */ ('message'),
  'bpmn:SignalEventDefinition': /** @type {const} */ ('signal'),
  'bpmn:ErrorEventDefinition': /** @type {const} */ ('error'),
  'bpmn:EscalationEventDefinition': /** @type {const} */ ('escalation'),
};
const TIMES = ['timeDuration', 'timeDate', 'timeCycle'];

/**
 * What starts, catches or throws an event.
 *
 * @param {any} element
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
export function eventDetails(element, edits) {
  const definitions = element.businessObject.eventDefinitions ?? [];
  return definitions.map((/** @type {any} */ definition, /** @type {number} */ at) => ({
    id: `event-${at}`,
    ...groupOf(element, definition, edits),
  }));
}

/**
 * @param {any} element
 * @param {any} definition
 * @param {Edits} edits
 * @returns {{ name: string, details: Detail[] }}
 */
function groupOf(element, definition, edits) {
  const type = /** @type {keyof typeof REFERENCES} */ (definition.$type);
  const kind = REFERENCES[type];
  if (kind) {
    const details = referenceDetails(element, definition, kind, edits);
    return { name: details[0].setting.label, details };
  }
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return { name: t('Time'), details: timesOf(element, definition, edits) };
    case 'bpmn:ConditionalEventDefinition':
      return { name: t('Condition'), details: [condition(element, definition, edits)] };
    case 'bpmn:LinkEventDefinition':
      return { name: t('Link'), details: [linkOf(element, definition, edits)] };
    default:
      return { name: '', details: [] };
  }
}

/**
 * @param {any} element
 * @param {any} timer
 * @param {Edits} edits
 * @returns {Detail[]}
 */
function timesOf(element, timer, edits) {
  const present = TIMES.find((name) => timer.get(name));
  const settings = timeSettings();
  /** @type {Detail} */
  const kind = {
    setting: {
      name: 'timer',
      type: 'choice',
      label: t('When'),
      placeholder: t('Not chosen'),
      expression: 'none',
      choices: [
        { value: 'timeDuration', label: t('After a duration') },
        { value: 'timeDate', label: t('At a date and time') },
        { value: 'timeCycle', label: t('Again and again') },
      ],
    },
    value: present,
    write: (name) => {
      const properties = Object.fromEntries(TIMES.map((one) => [one, undefined]));
      const made = edits.expression(undefined, '', timer);
      edits.update(element, {
        target: timer,
        properties: name ? { ...properties, [name]: made } : properties,
      });
    },
  };
  if (!present) return [kind];
  const { write, ...time } = expressionOf(element, timer, edits, settings[present]);
  return [
    kind,
    {
      ...time,
      value: time.value || undefined,
      // An empty one stays, so that what was chosen stays chosen.
      write: (text) => write(text ?? ''),
    },
  ];
}

/** @returns {{ [name: string]: Setting }} */
function timeSettings() {
  return {
    timeDuration: { name: 'timeDuration', type: 'duration', label: t('Duration') },
    timeDate: { name: 'timeDate', type: 'datetime', label: t('Date and time') },
    timeCycle: {
      name: 'timeCycle',
      type: 'string',
      label: t('Cycle'),
      placeholder: 'R3/PT10M',
      help: t('R3/PT10M: three times, every 10 minutes. R/P1D: every day.'),
    },
  };
}

/**
 * @param {any} element
 * @param {any} definition
 * @param {Edits} edits
 */
function condition(element, definition, edits) {
  return expressionOf(element, definition, edits, {
    name: 'condition',
    type: 'expression',
    label: t('Condition'),
    help: t('The event happens when this FEEL expression becomes true.'),
    required: true,
  });
}

/**
 * @param {any} element
 * @param {any} definition
 * @param {Edits} edits
 * @returns {Detail}
 */
function linkOf(element, definition, edits) {
  return {
    setting: {
      name: 'linkName',
      type: 'string',
      label: t('Name of the link'),
      help: t('The throwing and the catching event have the same.'),
      required: true,
      expression: 'none',
    },
    value: definition.name,
    write: (name) => {
      const properties = { name: name ?? undefined };
      edits.update(element, { target: definition, properties });
    },
  };
}
