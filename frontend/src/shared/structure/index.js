/**
 * Runs the rules of bpmnlint over a diagram.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {{ id: string, message: string }} Report */

import testRule from 'bpmnlint/lib/test-rule.js';
import { t } from '../../i18n/translate.js';
import { findingOn } from '../finding.js';
import { kindOf, subjectOf } from '../wording.js';
import { fixOf } from './fixes.js';
import { isMeant } from './meant.js';
import { BPMNLINT_RULES } from './rules.js';
import { sayingOf } from './sentences.js';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function checkStructure(context) {
  if (!context.definitions.diagrams?.length) {
    return [noDiagram(), ...checkRules(context, without('no-bpmndi'))];
  }
  return checkRules(context, Object.keys(BPMNLINT_RULES));
}

/** @param {string} left out */
function without(left) {
  return Object.keys(BPMNLINT_RULES).filter((rule) => rule !== left);
}

function noDiagram() {
  return findingOn(null, {
    rule: 'no-bpmndi',
    severity: 'info',
    message: t('This file has no diagram. It is laid out when you open it.'),
  });
}

/**
 * @param {LintContext} context
 * @param {string[]} rules
 */
function checkRules(context, rules) {
  return rules.flatMap((rule) =>
    reportsOf(rule, context.definitions).flatMap((report) =>
      findingsOf(rule, report, context),
    ),
  );
}

/**
 * Every pass makes its rules anew: some remember what they have seen. A rule that a
 * broken diagram defeats finds nothing; the others say what is broken.
 *
 * @param {string} rule
 * @param {any} definitions
 * @returns {Report[]}
 */
function reportsOf(rule, definitions) {
  const made = BPMNLINT_RULES[rule]({});
  try {
    return testRule({ moddleRoot: definitions, rule: made, config: {} });
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

/**
 * A flow is told by its ends, everything else by what it is.
 *
 * @param {any} element
 */
function unnamed(element) {
  if (element?.$type === 'bpmn:SequenceFlow') return subjectOf(element);
  return t('This {kind}', { kind: element ? kindOf(element) : t('element') });
}

/**
 * @param {string} rule
 * @param {Report} report
 * @param {LintContext} context
 * @returns {Finding[]}
 */
function findingsOf(rule, report, context) {
  const saying = sayingOf(rule, report.message);
  const element = context.byId.get(report.id);
  if (!saying || !isMeant(rule, report.message, element, context)) return [];
  const words = {
    subject: rule === 'label-required' ? unnamed(element) : subjectOf(element),
    kind: element ? kindOf(element) : '',
  };
  const { severity, sentence } = saying;
  const fix = fixOf(rule, report.message, element);
  return [
    findingOn(element ?? { id: report.id }, {
      rule,
      severity,
      message: t(sentence, words),
      ...(fix && { fix }),
    }),
  ];
}
