/**
 * Shapes of the HTTP API of Requests, see docs/api.md.
 *
 * @typedef {{ name: string, username: string }} Person
 * @typedef {"running" | "waiting" | "incident" | "completed" | "cancelled"} Status
 *
 * @typedef {object} Token
 * @property {string} element
 * @property {number} activation
 * @property {"waiting" | "failed" | "joining" | "ready" | "calling" | "asking"} status
 *
 * @typedef {object} Counts how often an element was passed
 * @property {number} entered
 * @property {number} completed
 * @property {number} cancelled
 * @property {number} failed
 * @property {number} active
 *
 * @typedef {object} Incident
 * @property {number} id
 * @property {{ id: string, number: number, title: string }} request
 * @property {string} element
 * @property {string} name
 * @property {string | null} connector
 * @property {string} message
 * @property {string} opened_at
 * @property {number} attempts
 * @property {string | null} resolved_at
 *
 * @typedef {"string" | "text" | "number" | "boolean" | "date" | "choice"} FieldType
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {FieldType} type
 * @property {boolean} required
 * @property {string} [help]
 * @property {Array<{ value: string, label: string } | string>} [choices]
 * @property {unknown} [value]
 *
 * @typedef {object} Task a task of a person
 * @property {number | string} id
 * @property {{ id: string, number: number, title: string }} request
 * @property {string} element
 * @property {string} name
 * @property {string} description
 * @property {string} created_at
 * @property {string | null} due
 * @property {Field[]} fields
 *
 * @typedef {object} Related a Request that this one started, or was started by
 * @property {string} id
 * @property {number} number
 * @property {string} [element]
 * @property {Status} [status]
 *
 * @typedef {object} RequestDetail
 * @property {string} id
 * @property {number} number
 * @property {string} title
 * @property {{ id: string, name: string }} process
 * @property {number} version
 * @property {number} newest_version
 * @property {Status} status
 * @property {Person | null} started_by
 * @property {string} started_at
 * @property {string | null} ended_at
 * @property {string} updated_at
 * @property {number} revision grows with every step
 * @property {string[]} rights of the person who looks: see, act, start
 * @property {{ [name: string]: unknown }} variables
 * @property {Token[]} tokens
 * @property {{ [element: string]: Counts }} counts
 * @property {{ [flow: string]: number }} taken
 * @property {Incident[]} incidents the open ones
 * @property {Task[]} tasks the open ones
 * @property {Related | null} parent
 * @property {Related[]} children
 *
 * @typedef {object} HistoryEvent
 * @property {number} seq
 * @property {string} at
 * @property {string} event
 * @property {string} element
 * @property {string} name
 * @property {number | null} activation
 * @property {Person | null} by
 * @property {string} note
 *
 * @typedef {"completed" | "retry" | "failed" | "error"} Ended by the connector
 * @typedef {"stopped" | "timeout" | "lost" | "running"} Unended by it
 * @typedef {Ended | Unended} AttemptOutcome
 *
 * @typedef {object} Attempt
 * @property {number} number
 * @property {string} started_at
 * @property {string | null} ended_at
 * @property {number | null} seconds
 * @property {AttemptOutcome} outcome
 * @property {string} message in words
 * @property {string} code
 * @property {unknown} input secrets are ***
 * @property {unknown} output
 * @property {unknown} request
 * @property {string} log
 *
 * @typedef {"done" | "failed" | "cancelled"} EndedJob
 * @typedef {"ready" | "running" | "retrying" | EndedJob} JobStatus
 *
 * @typedef {object} Job a connector call
 * @property {number | string} id
 * @property {string} element
 * @property {string} name
 * @property {string} activation
 * @property {string} connector
 * @property {string} operation
 * @property {JobStatus} status
 * @property {string} key
 * @property {string | null} next_try
 * @property {Attempt[]} attempts
 *
 * @typedef {object} Variable
 * @property {string} name
 * @property {unknown} value
 * @property {string | null} changed_at
 * @property {string} element
 * @property {string} name_of_element
 * @property {Array<{ value: unknown, at: string, element: string }>} history
 *
 * @typedef {object} RequestUrls
 * @property {string} detail
 * @property {string} bpmn
 * @property {string} history
 * @property {string} jobs
 * @property {string} variables
 * @property {string} files
 * @property {string} comments
 * @property {string} people
 * @property {string} cancel
 * @property {string} move page on which Requests are moved to another version
 * @property {string} socket
 * @property {string} list
 * @property {string} incident with 0 in the place of the id
 * @property {string} task with 0 in the place of the id
 * @property {string} request a page of a Request, with `placeholder` as its id
 * @property {string} placeholder
 *
 * @typedef {object} RequestPageContext what the server writes into the page
 * @property {string} request
 * @property {RequestUrls} urls
 * @property {string} csrf
 */

export {};
