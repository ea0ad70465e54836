/**
 * What the API answers when it refuses (RFC 9457).
 * @typedef {object} ProblemDocument
 * @property {number} status
 * @property {string} code
 * @property {string} title
 * @property {string} detail
 * @property {string} [element]
 * @property {string} [setting]
 * @property {boolean} [mendable]
 * @property {string[]} [repairs]
 * @property {string} [diff]
 * @property {import('../shared/types.js').Finding[]} [findings]
 */

/** An answer of the API that is not a success; `problem.detail` is for a person. */
export class Problem extends Error {
  /** @param {ProblemDocument} problem */
  constructor(problem) {
    super(problem.detail || problem.title);
    this.name = 'Problem';
    this.problem = problem;
  }
}

/** Give the token that Django wants with every change. @returns {string} */
export function csrfToken() {
  const element = document.getElementById('page-context');
  const context = element ? JSON.parse(element.textContent ?? '{}') : {};
  return context.csrf ?? '';
}

/**
 * @param {Response} response
 * @returns {Promise<ProblemDocument>}
 */
async function problemOf(response) {
  const kind = response.headers.get('content-type') ?? '';
  if (kind.includes('json')) {
    return response.json();
  }
  const title = response.statusText || 'The server did not answer as expected.';
  return { status: response.status, code: 'unexpected', title, detail: title };
}

/**
 * @param {unknown} body
 * @returns {{headers: Record<string, string>, body: BodyInit | undefined}}
 */
function encoded(body) {
  if (body === undefined) {
    return { headers: {}, body: undefined };
  }
  if (body instanceof FormData) {
    return { headers: {}, body };
  }
  const headers = { 'Content-Type': 'application/json' };
  return { headers, body: JSON.stringify(body) };
}

/**
 * Send a request to the API; resolves with the JSON answer, or null without one.
 * @param {string} method
 * @param {string} url
 * @param {unknown} [content] JSON, or FormData as it is
 * @returns {Promise<any>} rejects with Problem; with TypeError when offline
 */
export async function request(method, url, content) {
  const { headers, body } = encoded(content);
  const response = await fetch(url, {
    method,
    body,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'X-CSRFToken': csrfToken(), ...headers },
  });
  if (!response.ok) {
    throw new Problem(await problemOf(response));
  }
  return response.status === 204 ? null : response.json();
}
