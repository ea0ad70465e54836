/**
 * What the server runs of the shared code, as `patchbay` in an engine without a page.
 *
 * Everything that can take long happens in synchronous calls: only those end at the
 * time limit. Each answers JSON text.
 */

/** @typedef {import('./types.js').Manifest} Manifest */
/** @typedef {any} ModdleElement */

import { BpmnModdle } from 'bpmn-moddle';
import { checkExpression, decide, evaluate, ExpressionError } from './feel.js';
import { fillTemplate } from './fill.js';
import { lintDefinitions, unreadableFile } from './lint.js';
import { checkTemplate } from './template.js';

/** @type {{ xml: string, definitions: ModdleElement | null } | null} */
let file = null;

/**
 * Reads a file. Its model is there when the next call begins.
 *
 * @param {string} xml
 */
export function read(xml) {
  file = { xml, definitions: null };
  const read = file;
  new BpmnModdle().fromXML(xml).then(
    (/** @type {{ rootElement: ModdleElement }} */ { rootElement }) => {
      read.definitions = rootElement;
    },
    () => {},
  );
}

/**
 * The findings of the file read last, which is forgotten.
 *
 * @param {Manifest[]} manifests
 */
export function findings(manifests) {
  const { xml, definitions } = /** @type {NonNullable<typeof file>} */ (file);
  file = null;
  const found = definitions
    ? lintDefinitions(definitions, xml, manifests)
    : [unreadableFile()];
  return JSON.stringify(found);
}

/** @param {string} text */
export function expressionProblem(text) {
  return JSON.stringify(checkExpression(text));
}

/** @param {string} text */
export function templateProblem(text) {
  return JSON.stringify(checkTemplate(text));
}

/**
 * @param {string} expression
 * @param {{ [name: string]: unknown }} context
 */
export function evaluated(expression, context) {
  return answer(() => evaluate(expression, context));
}

/**
 * @param {string} text
 * @param {{ [name: string]: unknown }} context
 */
export function filled(text, context) {
  return answer(() => fillTemplate(text, context));
}

/**
 * The values of several texts, in their order; a text without a value has an error.
 *
 * @param {Array<[string, import('./writing.js').Writing]>} texts each with its language
 * @param {{ [name: string]: unknown }} context
 */
export function filledTexts(texts, context) {
  const answers = texts.map(([text, writing]) =>
    outcome(() => fillTemplate(text, context, writing)),
  );
  return JSON.stringify(answers);
}

/**
 * Whether `visible_if` shows a setting; a condition that cannot be read does.
 *
 * @param {string} condition
 * @param {{ [name: string]: unknown }} context
 */
export function shown(condition, context) {
  const unreadable = checkExpression(condition) !== null;
  return JSON.stringify(unreadable || decide(condition, context) === true);
}

/**
 * @param {() => unknown} work
 */
function answer(work) {
  return JSON.stringify(outcome(work));
}

/**
 * @param {() => unknown} work
 */
function outcome(work) {
  try {
    return { value: work() };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { message, position } = error;
    return { error: { message, position } };
  }
}
