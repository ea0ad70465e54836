/**
 * The answer of /api/processes/{id}/metrics/, see docs/metrics.md.
 *
 * @typedef {object} DayCounts
 * @property {string} day
 * @property {number} started
 * @property {number} completed
 * @property {number} cancelled
 * @property {number} incidents
 *
 * @typedef {object} ElementFigures
 * @property {string} element
 * @property {string} name
 * @property {number} entered
 * @property {number} completed
 * @property {number} failed
 * @property {number} cancelled
 * @property {number} failure_rate from 0 to 1
 * @property {number | null} median seconds
 * @property {number | null} p95 seconds
 * @property {number} count of durations
 *
 * @typedef {object} OperationFigures
 * @property {string} connector
 * @property {string} operation
 * @property {string} name of the connector
 * @property {string} operation_name
 * @property {number} attempts
 * @property {{ [outcome: string]: number }} outcomes
 * @property {number} failure_rate from 0 to 1
 * @property {number} mean seconds
 * @property {{ amount: string, currency: string, total: string } | null} cost
 *
 * @typedef {object} Metrics
 * @property {{ id: string, name: string }} process
 * @property {number} version
 * @property {number} days
 * @property {string} since
 * @property {{ running: number, waiting: number, incident: number }} open
 * @property {DayCounts[]} by_day
 * @property {{ median: number | null, p95: number | null, count: number }} durations
 * @property {ElementFigures[]} elements
 * @property {OperationFigures[]} connectors
 *
 * @typedef {object} MetricsContext what the server writes into the page
 * @property {Metrics} metrics
 * @property {{ bpmn: string, palette: string, connectors: string }} urls
 */

export {};
