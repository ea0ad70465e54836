/**
 * The expressions of a diagram that the engine works out over variables.
 */

import { expressionMode } from '../checks/expressions.js';
import { attribute, childrenOf, findExtension } from '../connectorElements.js';
import { triggersOf } from '../model.js';
import { placementOf } from '../placement.js';
import { visibleSettings } from '../settings.js';
import { isExpression, parseTemplate } from '../template.js';
import { collectionsOf } from './graph.js';

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../context.js').UsedStep} UsedStep */
/** @typedef {import('../types.js').Setting} Setting */
/** @typedef {import('../types.js').Value} Value */
/** @typedef {import('./index.js').Moment} Moment */
/** @typedef {any} ModdleElement */

/**
 * @typedef {object} Expression
 * @property {ModdleElement} element that it belongs to
 * @property {string} at the element whose variables it sees
 * @property {Moment} moment
 * @property {string} text without `=`
 * @property {number} from where it begins in its setting
 * @property {string} [setting] with `path` the place in it
 * @property {Array<string | number>} [path]
 * @property {string[]} [given] names that it sees besides
 */

/**
 * @param {LintContext} context
 * @returns {Expression[]}
 */
export function expressionsIn({ elements, steps }) {
  return [
    ...steps.flatMap((used) => [...ofSettings(used), ...ofOutputs(used)]),
    ...elements.flatMap(ofElement),
  ];
}

/**
 * @param {UsedStep} used
 * @returns {Expression[]}
 */
function ofSettings({ element, step, operation }) {
  if (!operation) return [];
  return visibleSettings(operation, step.settings, placementOf(element))
    .filter((setting) => !('over' in setting))
    .flatMap((setting) =>
      computedTexts(setting, step.settings[setting.name], []).map((found) =>
        inside(element, { setting: setting.name, ...found }),
      ),
    );
}

/**
 * @param {UsedStep} used
 * @returns {Expression[]}
 */
function ofOutputs({ element, step, operation }) {
  const outputs = /** @type {any} */ (operation)?.outputs;
  if (!outputs) return [];
  const given = outputs.map((/** @type {any} */ { name }) => name);
  return (step.outputs ?? []).flatMap(({ value }, index) =>
    value && isExpression(value)
      ? [
          inside(element, {
            text: value.slice(1),
            from: 1,
            setting: 'step:outputs',
            path: [index, 'value'],
            given,
          }),
        ]
      : [],
  );
}

/**
 * @param {ModdleElement} element
 * @param {Pick<Expression, "text" | "from"> & Partial<Expression>} found
 * @returns {Expression}
 */
function inside(element, found) {
  return { element, at: element.id, moment: 'inside', ...found };
}

/**
 * @param {Setting} setting
 * @param {Value | undefined} value
 * @param {Array<string | number>} path
 * @returns {Array<{ text: string, from: number, path?: Array<string | number> }>}
 */
function computedTexts(setting, value, path) {
  if (value === undefined) return [];
  if (typeof value !== 'string') {
    return Object.entries(value).flatMap(([key, part]) => {
      const place = Array.isArray(value) ? Number(key) : key;
      return computedTexts(partOf(setting, key), part, [...path, place]);
    });
  }
  if (expressionMode(setting) === 'none') return [];
  return textsIn(value).map((found) => (path.length ? { ...found, path } : found));
}

/**
 * What a row or a part of a setting is; what is not described takes expressions.
 *
 * @param {Setting} setting
 * @param {string} key
 * @returns {Setting}
 */
function partOf({ items, fields }, key) {
  const field = fields?.find(({ name }) => name === key);
  return field ?? items ?? { name: key, label: key, type: 'string' };
}

/**
 * @param {string} text
 * @returns {Array<{ text: string, from: number }>}
 */
function textsIn(text) {
  if (isExpression(text)) return [{ text: text.slice(1), from: 1 }];
  return parseTemplate(text).parts.flatMap((part) =>
    'expression' in part ? [{ text: part.expression, from: part.from }] : [],
  );
}

/**
 * @param {ModdleElement} element
 * @returns {Expression[]}
 */
function ofElement(element) {
  return [
    ...ofFlow(element),
    ...ofLoop(element),
    ...ofEvents(element),
    ...ofScript(element),
    ...ofDecision(element),
  ];
}

/**
 * @param {ModdleElement} element
 * @param {string | undefined} text
 * @param {Partial<Expression>} [rest]
 * @returns {Expression[]}
 */
function feel(element, text, rest) {
  const trimmed = text?.trim() ?? '';
  if (!trimmed) return [];
  const from = isExpression(trimmed) ? 1 : 0;
  return [inside(element, { text: trimmed.slice(from), from, ...rest })];
}

/**
 * @param {ModdleElement} flow
 * @returns {Expression[]}
 */
function ofFlow(flow) {
  const body = flow.conditionExpression?.body?.trim() ?? '';
  if (!isExpression(body) || !flow.sourceRef) return [];
  return feel(flow, body, { at: flow.sourceRef.id, moment: 'done' });
}

const COUNTS = [
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
];

/**
 * @param {ModdleElement} element
 * @returns {Expression[]}
 */
function ofLoop(element) {
  const loop = element.loopCharacteristics;
  if (!loop) return [];
  const { collection, outputItem } = collectionsOf(loop);
  const given = [...COUNTS, 'loopCounter'];
  return [
    ...feel(element, collection, { moment: 'entered' }),
    ...feel(element, loop.loopCardinality?.body, { moment: 'entered' }),
    ...feel(element, loop.loopCondition?.body, { moment: 'ended', given }),
    ...feel(element, loop.completionCondition?.body, { moment: 'ended', given }),
    ...feel(element, outputItem, { moment: 'ended', given }),
  ];
}

/**
 * The times and conditions of an event; those of a start are looked at before anything
 * is written.
 *
 * @param {ModdleElement} element
 * @returns {Expression[]}
 */
function ofEvents(element) {
  if (!element.$type.endsWith('Event')) return [];
  return triggersOf(element).flatMap((trigger) =>
    [trigger.timeDate, trigger.timeDuration, trigger.timeCycle, trigger.condition]
      .map((one) => one?.body?.trim() ?? '')
      .filter(isExpression)
      .flatMap((body) => feel(element, body, { moment: 'entered' })),
  );
}

/**
 * @param {ModdleElement} element
 * @returns {Expression[]}
 */
function ofScript(element) {
  const { $type, script, scriptFormat = '' } = element;
  const isFeel = $type === 'bpmn:ScriptTask' && /feel|^$/i.test(scriptFormat);
  return isFeel ? feel(element, script) : [];
}

/**
 * @param {ModdleElement} element
 * @returns {Expression[]}
 */
function ofDecision(element) {
  const table = findExtension(element, 'decision');
  if (!table) return [];
  const inputs = childrenOf(table, 'input').map(
    (input) => attribute(input, 'expression') ?? input.$body,
  );
  const thens = childrenOf(table, 'rule').flatMap((rule) => childrenOf(rule, 'then'));
  return [...inputs, ...thens.map(({ $body }) => $body)].flatMap((text) =>
    feel(element, text),
  );
}
