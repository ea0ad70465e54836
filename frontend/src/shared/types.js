/**
 * Shapes that the page, the Worker and the server share.
 *
 * @typedef {string | Value[] | ValueObject} Value a value as the file holds it
 * @typedef {{ [key: string]: Value }} ValueObject
 * @typedef {{ [setting: string]: Value }} Values
 *
 * @typedef {object} Step what a `connector:step` says
 * @property {string | null} connector
 * @property {string | null} operation
 * @property {string | null} version
 * @property {string | null} credential
 * @property {string | null} name of the connector, as shown without its package
 * @property {Values} settings
 * @property {{ [attribute: string]: string } | null} retry
 * @property {Array<{ variable: string, value: string | null }> | null} outputs
 *
 * @typedef {object} Choice
 * @property {string} value
 * @property {string} label
 * @property {string} [help]
 *
 * @typedef {"string" | "text" | "markdown" | "code" | "json" | "number" | "integer"
 *   | "boolean" | "choice" | "choices" | "list" | "map" | "object" | "duration"
 *   | "datetime" | "emails" | "email" | "url" | "expression" | "variable"
 *   | "credential" | "secret" | "screen"
 *   | "file"} SettingType `email` is one row of `emails`
 *
 * @typedef {object} Setting one setting of a manifest, see docs/manifest.md
 * @property {string} name
 * @property {SettingType} type
 * @property {string} label
 * @property {string} [help]
 * @property {string} [placeholder]
 * @property {boolean} [multiline] of a secret
 * @property {string} [group]
 * @property {boolean} [required]
 * @property {unknown} [default]
 * @property {string} [visible_if]
 * @property {"template" | "feel" | "none"} [expression]
 * @property {{ value: string, message?: string }} [pattern]
 * @property {number} [min]
 * @property {number} [max]
 * @property {string} [language]
 * @property {Choice[]} [choices]
 * @property {boolean} [custom]
 * @property {string} [choices_from]
 * @property {Setting} [items]
 * @property {Setting[]} [fields]
 * @property {string} [add]
 * @property {string} [key_label]
 * @property {string} [value_label]
 * @property {string} [credential_type]
 *
 * @typedef {object} AtLeastOne
 * @property {string[]} settings
 * @property {string} rule
 * @property {string} message
 *
 * @typedef {object} Operation
 * @property {string} operation
 * @property {string} name
 * @property {string} [description]
 * @property {string[]} [keywords]
 * @property {string[]} placements
 * @property {string} [trigger] of which kind it is, where it is one
 * @property {string} [summary]
 * @property {Array<{ group: string, name: string, open?: boolean }>} [groups]
 * @property {Setting[]} settings
 * @property {AtLeastOne[]} [at_least_one]
 *
 * @typedef {object} CredentialKind a type of credential that a manifest declares
 * @property {string} type
 * @property {string} name
 * @property {Setting[]} settings
 * @property {boolean} [testable]
 *
 * @typedef {object} Manifest
 * @property {string} connector
 * @property {string} name
 * @property {string} version
 * @property {Operation[]} operations
 * @property {CredentialKind[]} [credential_types]
 * @property {Array<{ from: string, to: string }>} [migrations]
 * @property {Array<{ choices: string, name: string, needs?: string[] }>} [choices]
 *
 * @typedef {"error" | "warning" | "info"} Severity
 *
 * @typedef {{ [key: string]: any }} Change one change of docs/change-sets.md
 *
 * @typedef {object} Fix
 * @property {string} label
 * @property {Change[]} changes
 * @property {boolean} [upgrade] the server knows the changes: the step is older than
 *   its connector and its settings have to be converted
 *
 * @typedef {object} Finding
 * @property {string} rule
 * @property {Severity} severity
 * @property {string | null} element
 * @property {string | null} setting
 * @property {number | null} line of the text that was read
 * @property {string} message
 * @property {Array<string | number>} [path] place inside a nested setting
 * @property {Position} [position] characters of the setting's text
 * @property {Fix} [fix]
 * @property {number} [scenario] that does not come out as expected
 *
 * @typedef {{ from: number, to: number }} Position
 *
 * @typedef {object} SettingFinding
 * @property {string} setting
 * @property {string} rule
 * @property {Severity} severity
 * @property {string} message
 * @property {Array<string | number>} [path]
 * @property {Position} [position]
 */

export {};
