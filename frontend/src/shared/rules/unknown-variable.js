/**
 * A variable that an expression uses must be written by something before it.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../dataflow/expressions.js').Expression} Expression */
/** @typedef {import('../dataflow/usedNames.js').UsedName} UsedName */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {any} ModdleElement */

import { t } from '../../i18n/translate.js';
import { closest } from '../closest.js';
import { expressionsIn } from '../dataflow/expressions.js';
import { Dataflow } from '../dataflow/index.js';
import { usedNames } from '../dataflow/usedNames.js';
import { checkExpression } from '../feel.js';
import { findingOn } from '../finding.js';
import { readForm } from '../form.js';
import { triggersOf } from '../model.js';
import { objectOf, shorten, subjectOf } from '../wording.js';

export const rule = 'unknown-variable';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check(context) {
  const flow = new Dataflow(context);
  return expressionsIn(context).flatMap((expression) =>
    unknownNames(flow, expression).map((used) => told(context, flow, expression, used)),
  );
}

/**
 * The first use of each name that nothing before the expression writes.
 *
 * @param {Dataflow} flow
 * @param {Expression} expression
 * @returns {UsedName[]}
 */
function unknownNames(flow, { text, at, moment, given = [] }) {
  if (checkExpression(text)) return [];
  const known = new Set(given);
  return usedNames(text).filter(({ name }) => {
    const isNew = !known.has(name) && !flow.mayHave(at, moment, name);
    known.add(name);
    return isNew;
  });
}

/**
 * @param {LintContext} context
 * @param {Dataflow} flow
 * @param {Expression} expression
 * @param {UsedName} used
 * @returns {Finding}
 */
function told(context, flow, expression, used) {
  const { element, setting, path, from } = expression;
  const words = { subject: subjectOf(element), name: shorten(used.name) };
  const [severity, advice] = advised(context, flow, expression, used.name);
  const message = t('{subject} uses "{name}", which nothing before it writes.', words);
  return findingOn(element, {
    rule,
    severity,
    ...(setting && { setting }),
    message: `${message} ${advice}`,
    ...(path && { path }),
    position: { from: used.from + from, to: used.to + from },
  });
}

/**
 * How grave it is, and what to do. A Request may bring a variable along where no form
 * says what it is asked for.
 *
 * @param {LintContext} context
 * @param {Dataflow} flow
 * @param {Expression} expression
 * @param {string} name
 * @returns {[import('../types.js').Severity, string]}
 */
function advised(context, flow, { element, at, moment }, name) {
  const known = flow.at(at, moment).variables.map((variable) => variable.name);
  const similar = closest(name, known);
  if (similar) return ['warning', t('Did you mean "{similar}"?', { similar })];
  const writer = flow.writes.find((write) => write.name === name)?.vertex.element;
  const later = writer && context.byId.get(writer);
  if (later) {
    const words = { later: objectOf(later) };
    return ['warning', t('It is written by {later}, which comes later.', words)];
  }
  if (isAskedForNothing(element)) {
    return ['info', t('If it is known at the start, add it to the form of the start.')];
  }
  return ['warning', t('Write it in a step before, or ask for it in a form.')];
}

/**
 * Whether Requests of the process begin without saying what they are given.
 *
 * @param {ModdleElement} element
 */
function isAskedForNothing(element) {
  let process = element;
  while (process.$parent && process.$type !== 'bpmn:Process') process = process.$parent;
  const starts = (process.flowElements ?? []).filter(
    (/** @type {ModdleElement} */ { $type }) => $type === 'bpmn:StartEvent',
  );
  return starts.every(
    (/** @type {ModdleElement} */ start) =>
      !readForm(start) && !triggersOf(start).length,
  );
}
