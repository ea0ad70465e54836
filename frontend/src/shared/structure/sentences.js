/**
 * What the findings of bpmnlint say, and how grave they are.
 *
 * An error blocks publishing, so only what can never run is one.
 */

/** @typedef {import('../types.js').Severity} Severity */
/** @typedef {{ severity: Severity, sentence: string }} Saying */
/** @typedef {[RegExp, Severity, string]} Variant a report of bpmnlint and our words */

/** @type {{ [rule: string]: [Severity, string] }} */
const SAYINGS = {
  'ad-hoc-sub-process': [
    'warning',
    '{subject} cannot be inside an ad-hoc sub-process, where any activity may ' +
      'start. Remove it.',
  ],
  'conditional-flows': [
    'warning',
    '{subject} has no condition, while others from the same element have one. ' +
      'Add a condition or make it the default flow.',
  ],
  'end-event-required': ['warning', '{subject} has no end event. Add one.'],
  'event-sub-process-typed-start-event': [
    'error',
    '{subject} never starts its event sub-process. Choose a trigger for it, such as ' +
      'a message or a timer.',
  ],
  'fake-join': [
    'warning',
    '{subject} happens again for each of its incoming flows. Put a gateway before it ' +
      'where it is to happen once.',
  ],
  'label-required': ['warning', '{subject} has no name. Give it one.'],
  'no-bpmndi': ['warning', '{subject} is not drawn in the diagram.'],
  'no-complex-gateway': [
    'info',
    '{subject} is a complex gateway, which few people and tools understand. Use ' +
      'exclusive, inclusive or parallel gateways.',
  ],
  'no-disconnected': [
    'warning',
    '{subject} is not connected to anything. Connect it or remove it.',
  ],
  'no-gateway-join-fork': [
    'warning',
    '{subject} joins and splits at once. Use two gateways.',
  ],
  'no-implicit-end': [
    'warning',
    '{subject} ends the process without an end event. Add one after it.',
  ],
  'no-implicit-split': [
    'warning',
    '{subject} has several outgoing flows, and all are taken. Show it with a gateway.',
  ],
  'no-implicit-start': [
    'warning',
    '{subject} has nothing before it, so it starts with the process. Connect it.',
  ],
  'no-inclusive-gateway': [
    'info',
    '{subject} is an inclusive gateway, which is easily misread. Use an exclusive or ' +
      'parallel gateway where one says the same.',
  ],
  'single-blank-start-event': [
    'warning',
    '{subject} has several start events without a trigger. Keep one.',
  ],
  'single-event-definition': [
    'warning',
    '{subject} has more than one trigger. Use one event for each.',
  ],
  'start-event-required': ['warning', '{subject} has no start event. Add one.'],
  'sub-process-blank-start-event': [
    'error',
    '{subject} never starts its sub-process, because it waits for a trigger of its ' +
      'own. Use a start event without a trigger.',
  ],
  'superfluous-gateway': [
    'info',
    '{subject} has one flow in and one flow out. Remove it.',
  ],
  'superfluous-label': [
    'info',
    '{subject} is always taken, so its name decides nothing. Remove the name.',
  ],
  'superfluous-termination': [
    'info',
    '{subject} stops everything else, but nothing else can be running. Use a plain ' +
      'end event.',
  ],
};

/** @type {{ [rule: string]: Variant[] }} */
const VARIANTS = {
  'event-based-gateway': [
    [
      /at least 2/,
      'warning',
      '{subject} needs two or more outgoing flows, each to something that can happen.',
    ],
    [
      /conditional/,
      'warning',
      '{subject} leaves an event-based gateway, where the event decides. Remove its ' +
        'condition.',
    ],
  ],
  global: [
    [/missing name/, 'warning', '{subject} has no name. Give it one.'],
    [/unused/, 'info', '{subject} is a {kind} that nothing uses. Remove it.'],
    [
      /not unique/,
      'warning',
      '{subject} is the name of more than one {kind}. Give each a name of its own.',
    ],
  ],
  'link-event': [
    [/missing link name/, 'warning', '{subject} is a link event without a link name.'],
    [
      /^Link throw event/,
      'warning',
      '{subject} is a link that nothing leads to. Add the link event that leads here.',
    ],
    [/^Duplicate/, 'warning', '{subject} is one of several targets of the same link.'],
    [
      /missing in scope/,
      'error',
      '{subject} is a link that leads nowhere. Add a catching link event with the ' +
        'same link name.',
    ],
  ],
  'no-duplicate-sequence-flows': [
    [/is a duplicate/, 'warning', '{subject} is there twice. Remove one.'],
  ],
  'no-overlapping-elements': [
    [/overlaps/, 'info', '{subject} overlaps another element. Move them apart.'],
    [
      /outside/,
      'info',
      '{subject} lies outside the element it belongs to. Move it inside.',
    ],
  ],
};

/**
 * What to say for a report of bpmnlint, or null where another finding says it already.
 *
 * @param {string} rule
 * @param {string} report of bpmnlint
 * @returns {Saying | null}
 */
export function sayingOf(rule, report) {
  if (rule in SAYINGS) {
    const [severity, sentence] = SAYINGS[rule];
    return { severity, sentence };
  }
  const variant = VARIANTS[rule]?.find(([pattern]) => pattern.test(report));
  return variant ? { severity: variant[1], sentence: variant[2] } : null;
}
