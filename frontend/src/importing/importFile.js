import { Problem, request } from '../api/request.js';

/**
 * @typedef {object} Report
 * @property {string[]} lines what was found, in plain words
 */

/**
 * What became of one file.
 * @typedef {object} Outcome
 * @property {File} file
 * @property {{id: string, name: string, report: Report}} [process] when it was taken
 * @property {import('../api/request.js').ProblemDocument} [problem] when it was not
 */

/**
 * Send one file; a refusal is an outcome, not an error.
 * @param {string} url of the list of processes
 * @param {File} file
 * @param {{mend?: boolean}} [options]
 * @returns {Promise<Outcome>}
 */
export async function importFile(url, file, { mend = false } = {}) {
  const form = new FormData();
  form.append('file', file, file.name);
  if (mend) {
    form.append('mend', 'true');
  }
  try {
    return { file, process: await request('POST', url, form) };
  } catch (error) {
    if (error instanceof Problem) {
      return { file, problem: error.problem };
    }
    const title = 'The server could not be reached. Try again when you are online.';
    return { file, problem: { status: 0, code: 'offline', title, detail: title } };
  }
}

/**
 * Make a file of text that was pasted.
 * @param {string} text
 * @returns {File}
 */
export function fileOfText(text) {
  return new File([text], 'Pasted diagram.bpmn', { type: 'application/xml' });
}
