/**
 * What the server writes into the editor page.
 * @typedef {object} PageContext
 * @property {{id: string, name: string}} process
 * @property {'owner' | 'editor' | 'viewer'} role
 * @property {{name: string}} user
 * @property {number} revision of the draft when the page was made
 * @property {number | null} version that was published last
 * @property {EditorUrls} urls
 * @property {import('../credentials/CredentialForm.jsx').Urls & {list: string}
 *   | null} credentials where they are made and tried; null for who may not
 * @property {string} csrf
 */

/**
 * @typedef {object} EditorUrls
 * @property {string} process the process in the API
 * @property {string} bpmn the draft's file; `?for=editor` gives the text for the canvas
 * @property {string} changes change sets over HTTP
 * @property {string} socket path of the WebSocket
 * @property {string} findings findings of the draft as the server sees them
 * @property {string} thumbnail
 * @property {string} palette
 * @property {string} connectors `{id}/` follows for a manifest
 * @property {string} credentials the credentials in the API
 * @property {string} versions the versions page
 * @property {string} publish versions in the API; POST publishes
 * @property {string} test_step tests one step of the draft
 * @property {string} connector_wishes asks for connectors that are not installed
 * @property {string} choices what services offer for settings
 * @property {string} preview what a step of the draft will send
 * @property {string} mail_frame shows the HTML of an e-mail
 * @property {string} upgrades steps that are older than their connectors
 * @property {string} dry_run runs the draft with sample data
 * @property {string} scenarios `run/` follows to run all, `{id}/` for one
 * @property {string} start
 * @property {string} start_request page that starts a Request; empty for who may not
 * @property {string} requests page of the Requests; empty for who may not see them
 * @property {string} metrics page of their figures; empty for who may not see them
 */

/**
 * The places of the page that features render into.
 * @typedef {object} Layout
 * @property {HTMLElement} header
 * @property {HTMLElement} palette
 * @property {HTMLElement} canvas
 * @property {HTMLElement} panel the form of the selected element
 * @property {HTMLElement} drawer findings and outline, below the canvas
 */

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function place(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no #${id}`);
  }
  return element;
}

/** @returns {Layout} */
export function layoutOf() {
  return {
    header: place('editor-header'),
    palette: place('editor-palette'),
    canvas: place('editor-canvas'),
    panel: place('editor-panel'),
    drawer: place('editor-drawer'),
  };
}
