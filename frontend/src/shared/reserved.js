/**
 * Names that FEEL uses itself; a value with such a name would hide a function.
 */

const KEYWORDS = `and between each else every external false for function if in
  instance list not null of or range return satisfies some then true`;

const FUNCTIONS = `abs all any append ceiling coincides concatenate contains context
  count date decimal duration during even exp finishes flatten floor includes is log
  matches max mean median meets min mode modulo now number odd overlaps product remove
  replace reverse sort split sqrt starts stddev string sublist substring sum time today
  trace union after before assert`;

const RESERVED = new Set(`${KEYWORDS} ${FUNCTIONS}`.split(/\s+/));

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * Whether FEEL uses the name itself.
 *
 * @param {string} name
 */
export function isReserved(name) {
  return RESERVED.has(name);
}

/**
 * Whether an expression can use the name for a value: letters, digits and `_`.
 *
 * @param {string} name
 */
export function isVariableName(name) {
  return NAME.test(name) && !isReserved(name);
}
