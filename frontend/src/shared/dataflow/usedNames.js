/**
 * Which variables a FEEL expression asks for.
 */

import { parseExpression } from 'feelin';

/** @typedef {import('../types.js').Position} Position */
/** @typedef {{ name: string } & Position} UsedName */
/** @typedef {any} SyntaxNode of lezer */

/** What binds names for everything inside it. */
const BINDING = [
  'Context',
  'ForExpression',
  'FunctionDefinition',
  'QuantifiedExpression',
];

/** Names that FEEL gives a value where they are used. */
const GIVEN = ['item', 'partial'];

/**
 * The names that only the variables of a Request can give, in order. What stands in a
 * filter, as in `orders[total > 10]`, may be a part of each of its rows and is left
 * out; so are names of functions and those that the expression binds itself.
 *
 * @param {string} expression without `=`
 * @returns {UsedName[]}
 */
export function usedNames(expression) {
  /** @type {UsedName[]} */
  const found = [];
  const { topNode } = parseExpression(expression, {}, undefined);
  collect(topNode, expression, new Set(GIVEN), found);
  return found;
}

/**
 * @param {SyntaxNode} node
 * @param {string} text
 * @param {Set<string>} bound
 * @param {UsedName[]} found
 */
function collect(node, text, bound, found) {
  const { name, from, to } = node;
  if (name === 'VariableName') {
    const used = text.slice(from, to);
    if (!bound.has(used)) found.push({ name: used, from, to });
    return;
  }
  const inside = BINDING.includes(name) ? withBound(node, text, bound) : bound;
  for (const child of valuesIn(node)) collect(child, text, inside, found);
}

/**
 * The children whose names are variables.
 *
 * @param {SyntaxNode} node
 * @returns {SyntaxNode[]}
 */
function valuesIn(node) {
  const children = childrenOf(node);
  if (node.name === 'Type') return [];
  if (node.name === 'FilterExpression') return children.slice(0, 1);
  return node.name === 'FunctionInvocation' ? children.slice(1) : children;
}

/**
 * @param {SyntaxNode} node
 * @param {string} text
 * @param {Set<string>} bound
 */
function withBound(node, text, bound) {
  const inside = new Set(bound);
  const open = childrenOf(node);
  for (const child of open) {
    if (child.name === 'Name') inside.add(text.slice(child.from, child.to));
    else if (LEADS_TO_NAMES.includes(child.name)) open.push(...childrenOf(child));
  }
  return inside;
}

const LEADS_TO_NAMES = [
  'ContextEntry',
  'FormalParameter',
  'FormalParameters',
  'InExpression',
  'InExpressions',
  'Key',
  'ParameterName',
];

/** @param {SyntaxNode} node */
function childrenOf(node) {
  const children = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

/**
 * The names that a context written as such sets, or null for any other expression.
 *
 * @param {string} expression without `=`
 * @returns {string[] | null}
 */
export function contextKeys(expression) {
  const { topNode } = parseExpression(expression, {}, undefined);
  const context = topNode.firstChild?.name === 'Context' ? topNode.firstChild : null;
  if (!context) return null;
  return childrenOf(context)
    .filter(({ name }) => name === 'ContextEntry')
    .map((entry) => expression.slice(entry.firstChild.from, entry.firstChild.to))
    .map((key) => key.replace(/^"(.*)"$/, '$1'));
}
