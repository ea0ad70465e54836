/**
 * Shapes of the API for scenarios: docs/scenarios.md.
 */

/**
 * @typedef {object} Content what a person writes into a scenario
 * @property {string} name
 * @property {string} process id of a process of the file, empty for the usual one
 * @property {Record<string, unknown>} variables
 * @property {unknown[]} events
 * @property {Record<string, unknown>} expectations
 */

/**
 * @typedef {object} Difference
 * @property {string} kind
 * @property {string | null} element
 * @property {string} message
 */

/**
 * @typedef {object} Outcome how the last run went
 * @property {number} id
 * @property {boolean | null} passed null where it was not run
 * @property {Difference[]} differences
 * @property {string | null} ran_at
 * @property {number | null} ran_revision
 */

/** @typedef {Content & Outcome} Scenario */

/**
 * @typedef {object} Line
 * @property {number} at seconds after the start
 * @property {string} element
 * @property {string} name
 * @property {string} type
 * @property {string} event
 */

/**
 * @typedef {object} DryRun
 * @property {'completed' | 'waiting' | 'incident'} state
 * @property {string | null} element where it waits or has its incident
 * @property {string} message
 * @property {Record<string, unknown>} variables
 * @property {string[]} passed elements in the order in which they were completed
 * @property {string[]} taken sequence flows
 * @property {Line[]} lines
 * @property {Array<{ element: string, settings: Record<string, unknown> }>} sent
 */

export {};
