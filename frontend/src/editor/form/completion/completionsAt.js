/**
 * What can be written where the caret stands in an expression.
 */

import { ANY, shapeAt } from '../../../shared/dataflow/shapes.js';
import { FEEL_FUNCTIONS } from '../../../shared/feelFunctions.js';

/** @typedef {import('../../../shared/dataflow/index.js').Variable} Variable */
/** @typedef {import('../../../shared/dataflow/shapes.js').Shape} Shape */

/**
 * @typedef {object} Completion
 * @property {string} name
 * @property {string} insert what is written instead of what was typed
 * @property {Shape["kind"] | "function"} kind
 * @property {string} [parameters] of a function
 * @property {Variable} [variable] that it is, or is a part of
 * @property {boolean} [isSure] whether it exists on every way that leads here
 *
 * @typedef {object} Completions
 * @property {number} from
 * @property {number} to
 * @property {Completion[]} found
 * @property {boolean} opened whether the braces before are still to be closed
 */

const PATH = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]*)*$/u;
const IN_NUMBER = /(?<![\p{L}\p{N}_.])[\p{N}.]+$/u;
const MOST = 50;

/**
 * @param {string} text
 * @param {number} caret
 * @param {Variable[]} variables
 * @param {{ isTemplate: boolean }} writing whether expressions stand in `{{ }}`
 * @returns {Completions | null}
 */
export function completionsAt(text, caret, variables, { isTemplate }) {
  const before = expressionBefore(text, caret, isTemplate);
  if (before === null) return null;
  const parts = (PATH.exec(before)?.[0] ?? '').split('.');
  const last = parts[parts.length - 1];
  return {
    from: caret - last.length,
    to: caret,
    found: matching(candidates(variables, parts), last),
    opened: isTemplate && !closesBehind(text, caret),
  };
}

/**
 * @param {Variable[]} variables
 * @param {string[]} parts the last of which is being written
 */
function candidates(variables, parts) {
  if (parts.length > 1) return partsOf(variables, parts);
  return [...named(variables), ...(parts[0] ? functions() : [])];
}

/**
 * What an expression has before the caret, or null where no name can be written.
 *
 * @param {string} text
 * @param {number} caret
 * @param {boolean} isTemplate
 */
function expressionBefore(text, caret, isTemplate) {
  const begin = isTemplate ? beginOf(text, caret) : 0;
  const before = begin === null ? null : text.slice(begin, caret);
  if (before === null || isInString(before)) return null;
  return IN_NUMBER.test(before) ? null : before;
}

/**
 * Where the expression in braces around the caret begins, or null outside of any.
 *
 * @param {string} text
 * @param {number} caret
 */
function beginOf(text, caret) {
  const open = text.lastIndexOf('{{', caret - 1);
  if (open < 0 || open + 2 > caret) return null;
  return text.slice(open, caret).includes('}}') ? null : open + 2;
}

/**
 * @param {string} text
 * @param {number} caret
 */
function closesBehind(text, caret) {
  const rest = text.slice(caret);
  const close = rest.indexOf('}}');
  const open = rest.indexOf('{{');
  return close >= 0 && (open < 0 || close < open);
}

/** @param {string} before */
function isInString(before) {
  return (before.replace(/\\./g, '').split('"').length - 1) % 2 === 1;
}

/**
 * @param {Variable[]} variables
 * @returns {Completion[]}
 */
function named(variables) {
  return variables.map((variable) => ({
    name: variable.name,
    insert: variable.name,
    kind: variable.shape.kind,
    variable,
    isSure: variable.isSure,
  }));
}

/**
 * @param {Variable[]} variables
 * @param {string[]} path the last of which is being written
 * @returns {Completion[]}
 */
function partsOf(variables, [first, ...path]) {
  const variable = variables.find(({ name }) => name === first);
  if (!variable) return [];
  const around = shapeAt(variable.shape, path.slice(0, -1));
  const holder = around.kind === 'list' ? (around.rows ?? ANY) : around;
  return Object.entries(holder.parts ?? {}).map(([name, { kind }]) => ({
    name,
    insert: name,
    kind,
    variable,
    isSure: true,
  }));
}

/** @returns {Completion[]} */
function functions() {
  return FEEL_FUNCTIONS.map(([name, parameters]) => ({
    name,
    insert: `${name}(`,
    kind: 'function',
    parameters,
  }));
}

/**
 * What begins so first, then what holds it; nothing that is written already.
 *
 * @param {Completion[]} all
 * @param {string} typed
 */
function matching(all, typed) {
  const wanted = typed.toLowerCase();
  const at = (/** @type {Completion} */ { name }) => name.toLowerCase().indexOf(wanted);
  const isWritten = all.some(({ name, kind }) => name === typed && kind !== 'function');
  const begin = all.filter((one) => at(one) === 0 && one.name !== typed);
  const hold = wanted.length > 1 ? all.filter((one) => at(one) > 0) : [];
  return (isWritten ? begin : [...begin, ...hold]).slice(0, MOST);
}

/**
 * The text with a completion in it, and where the caret stands then.
 *
 * @param {string} text
 * @param {Completions} completions
 * @param {Completion} chosen
 */
export function completed(text, { from, to, opened }, { insert, kind }) {
  const closing = opened && kind !== 'function' && !/^\s*\}\}/.test(text.slice(to));
  const before = text.slice(0, from);
  const gap = opened && before.endsWith('{{') ? ' ' : '';
  const end = closing ? ' }}' : '';
  const caret = before.length + gap.length + insert.length;
  return { text: `${before}${gap}${insert}${end}${text.slice(to)}`, caret };
}
