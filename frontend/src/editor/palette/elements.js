/**
 * The elements of BPMN that the palette offers.
 */

import { t } from '../../i18n/translate.js';

/**
 * @typedef {object} PaletteItem
 * @property {string} id stays the same: favourites and recent ones are kept by it
 * @property {string} group
 * @property {string} name
 * @property {string} [note] what stands at the right: the package
 * @property {string} words everything that the search looks at, in lower case
 * @property {string} [icon] class of bpmn-font
 * @property {{light: string, dark: string}} [picture] of a connector
 * @property {string} [type] of moddle
 * @property {{ [name: string]: any }} [attributes] for the shape
 * @property {{connector: string, operation: string, version: string, name: string}
 *   } [step]
 * @property {number} [rank] operations of a connector in their order, 0 the first
 * @property {string} [opens] the group that it shows all of, instead of adding anything
 */

/**
 * @param {string} group
 * @param {[string, string, string, string, string, { [name: string]: any }?][]} rows
 *   id, name, icon, type, more words, attributes
 * @returns {PaletteItem[]}
 */
function items(group, rows) {
  return rows.map(([id, name, icon, type, more, attributes = {}]) => ({
    id,
    group,
    name,
    icon: `bpmn-icon-${icon}`,
    type,
    words: `${name} ${more} ${type.slice(5)}`.toLowerCase(),
    attributes,
  }));
}

/** @param {string} name */
const trigger = (name) => ({ eventDefinitionType: `bpmn:${name}EventDefinition` });

/** @returns {PaletteItem[]} */
const tasks = () =>
  items(t('Activities'), [
    ['user-task', t('User task'), 'user-task', 'bpmn:UserTask',
      'person human approval approve review form decide'],
    ['service-task', t('Service task'), 'service-task', 'bpmn:ServiceTask',
      'system automatic connector integration api'],
    ['task', t('Task'), 'task', 'bpmn:Task', 'step activity work'],
    ['script-task', t('Script task'), 'script-task', 'bpmn:ScriptTask', 'code feel'],
    ['manual-task', t('Manual task'), 'manual-task', 'bpmn:ManualTask', 'hand person'],
    ['rule-task', t('Business rule task'), 'business-rule', 'bpmn:BusinessRuleTask',
      'decision table dmn'],
    ['send-task', t('Send task'), 'send', 'bpmn:SendTask', 'message'],
    ['receive-task', t('Receive task'), 'receive', 'bpmn:ReceiveTask', 'message wait'],
    ['call-activity', t('Call activity'), 'call-activity', 'bpmn:CallActivity',
      'process reuse'],
    ['sub-process', t('Sub-process'), 'subprocess-expanded', 'bpmn:SubProcess',
      'group embedded', { isExpanded: true }],
    ['event-sub-process', t('Event sub-process'), 'event-subprocess-expanded',
      'bpmn:SubProcess', 'exception', { isExpanded: true, triggeredByEvent: true }],
  ]);

/** @returns {PaletteItem[]} */
const events = () =>
  items(t('Events'), [
    ['start', t('Start'), 'start-event-none', 'bpmn:StartEvent', 'begin trigger'],
    ['start-message', t('Message start'), 'start-event-message', 'bpmn:StartEvent',
      'receive begin', trigger('Message')],
    ['start-timer', t('Timer start'), 'start-event-timer', 'bpmn:StartEvent',
      'schedule time begin', trigger('Timer')],
    ['wait-timer', t('Wait for a time'), 'intermediate-event-catch-timer',
      'bpmn:IntermediateCatchEvent', 'timer delay pause deadline', trigger('Timer')],
    ['wait-message', t('Wait for a message'), 'intermediate-event-catch-message',
      'bpmn:IntermediateCatchEvent', 'receive catch', trigger('Message')],
    ['throw-message', t('Send a message'), 'intermediate-event-throw-message',
      'bpmn:IntermediateThrowEvent', 'throw', trigger('Message')],
    ['wait-signal', t('Wait for a signal'), 'intermediate-event-catch-signal',
      'bpmn:IntermediateCatchEvent', 'catch broadcast', trigger('Signal')],
    ['end', t('End'), 'end-event-none', 'bpmn:EndEvent', 'stop finish'],
    ['end-error', t('Error end'), 'end-event-error', 'bpmn:EndEvent',
      'fail stop', trigger('Error')],
    ['end-terminate', t('Terminate end'), 'end-event-terminate', 'bpmn:EndEvent',
      'stop all', trigger('Terminate')],
  ]);

/** @returns {PaletteItem[]} */
const gateways = () =>
  items(t('Gateways'), [
    ['exclusive', t('Exclusive gateway'), 'gateway-xor', 'bpmn:ExclusiveGateway',
      'decision if else branch choice xor'],
    ['parallel', t('Parallel gateway'), 'gateway-parallel', 'bpmn:ParallelGateway',
      'split join fork and'],
    ['inclusive', t('Inclusive gateway'), 'gateway-or', 'bpmn:InclusiveGateway',
      'or some'],
    ['event-based', t('Event-based gateway'), 'gateway-eventbased',
      'bpmn:EventBasedGateway', 'wait first'],
  ]);

/** @returns {PaletteItem[]} */
const others = () =>
  items(t('Pools, data, notes'), [
    ['pool', t('Pool'), 'participant', 'bpmn:Participant',
      'participant lane company department'],
    ['data-object', t('Data object'), 'data-object', 'bpmn:DataObjectReference',
      'document file'],
    ['data-store', t('Data store'), 'data-store', 'bpmn:DataStoreReference',
      'database'],
    ['annotation', t('Text annotation'), 'text-annotation', 'bpmn:TextAnnotation',
      'note comment'],
    ['group', t('Group'), 'group', 'bpmn:Group', 'frame'],
  ]);

/** @returns {PaletteItem[]} */
export function bpmnItems() {
  return [...tasks(), ...events(), ...gateways(), ...others()];
}
