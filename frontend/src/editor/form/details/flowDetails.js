import { t } from '../../../i18n/translate.js';
import { objectOf } from '../../../shared/wording.js';

/** @typedef {import('./detailsOf.js').Detail} Detail */
/** @typedef {import('./detailsOf.js').DetailGroup} DetailGroup */
/** @typedef {import('../Edits.js').Edits} Edits */

const DECIDES = /^bpmn:(?:Exclusive|Inclusive|Complex)Gateway$/;
const ACTIVITY = /Task$|Activity$|SubProcess$|Transaction$/;

/**
 * The condition of a flow, and which flow is the default.
 *
 * @param {any} element
 * @param {Edits} edits
 * @returns {DetailGroup[]}
 */
export function flowDetails(element, edits) {
  const { businessObject } = element;
  if (businessObject.$type === 'bpmn:SequenceFlow') {
    return [{ id: 'flow', name: t('Condition'), details: ofFlow(element, edits) }];
  }
  if (!DECIDES.test(businessObject.$type) || element.outgoing.length < 2) return [];
  return [{ id: 'flow', name: t('Flows'), details: [defaultOf(element, edits)] }];
}

/**
 * @param {any} flow
 * @param {Edits} edits
 * @returns {Detail[]}
 */
function ofFlow(flow, edits) {
  const type = flow.source?.businessObject.$type ?? '';
  const hasCondition = Boolean(flow.businessObject.conditionExpression);
  const condition = hasCondition ? [conditionOf(flow, edits)] : [];
  if (!DECIDES.test(type) && !ACTIVITY.test(type)) return condition;
  const standard = isDefault(flow, edits);
  if (standard.value === 'true') return [...condition, standard];
  return [conditionOf(flow, edits), standard];
}

/**
 * @param {any} flow
 * @param {Edits} edits
 * @returns {Detail}
 */
function conditionOf(flow, edits) {
  const { businessObject } = flow;
  const { conditionExpression: present } = businessObject;
  return {
    setting: {
      name: 'condition',
      type: 'expression',
      label: t('Condition'),
      help: t('The flow is taken when this FEEL expression is true.'),
      placeholder: 'amount > 100',
    },
    value: present?.body,
    write: (text) =>
      edits.set(flow, {
        conditionExpression: edits.expression(present, text, businessObject),
      }),
  };
}

/**
 * @param {any} flow
 * @param {Edits} edits
 * @returns {Detail}
 */
function isDefault({ businessObject, source }, edits) {
  const present = source.businessObject.default === businessObject;
  return {
    setting: {
      name: 'default',
      type: 'boolean',
      label: t('Default flow'),
      help: t('Taken when no other condition is true.'),
      expression: 'none',
      required: true,
    },
    value: String(present),
    write: (value) => {
      const chosen = value === 'true';
      if (chosen !== present) {
        edits.set(source, { default: chosen ? businessObject : undefined });
      }
    },
  };
}

/**
 * @param {any} gateway
 * @param {Edits} edits
 * @returns {Detail}
 */
function defaultOf(gateway, edits) {
  const flows = gateway.outgoing
    .map((/** @type {any} */ one) => one.businessObject)
    .filter((/** @type {any} */ flow) => flow.$type === 'bpmn:SequenceFlow');
  return {
    setting: {
      name: 'default',
      type: 'choice',
      label: t('Default flow'),
      help: t('Taken when no condition of the other flows is true.'),
      placeholder: t('None'),
      expression: 'none',
      choices: flows.map((/** @type {any} */ flow) => ({
        value: flow.id,
        label: flow.name || t('To {target}', { target: objectOf(flow.targetRef) }),
      })),
    },
    value: gateway.businessObject.default?.id,
    write: (id) =>
      edits.set(gateway, {
        default: flows.find((/** @type {any} */ flow) => flow.id === id),
      }),
  };
}
