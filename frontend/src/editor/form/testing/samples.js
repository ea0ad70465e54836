/**
 * Sample variables that were used, kept on this device for each process.
 */

const KEPT = 'patchbay.samples.';
const ASKED = 'patchbay.tested.';
const MOST = 10;

/**
 * @param {string} process
 * @returns {string[]} JSON texts, the one used last first
 */
export function usedSamples(process) {
  try {
    const list = JSON.parse(localStorage.getItem(KEPT + process) ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} process
 * @param {string} text
 */
export function useSample(process, text) {
  const others = usedSamples(process).filter((one) => one !== text);
  const list = [text, ...others].slice(0, MOST);
  try {
    localStorage.setItem(KEPT + process, JSON.stringify(list));
  } catch {
    // A full or closed storage: the samples are there until the page is left.
  }
}

/**
 * Whether steps of the process were run for real since the tab was opened.
 * @param {string} process
 */
export const wasRunForReal = (process) =>
  sessionStorage.getItem(ASKED + process) !== null;

/** @param {string} process */
export function noteRealRun(process) {
  sessionStorage.setItem(ASKED + process, 'yes');
}

/**
 * The variables that a text means.
 *
 * @param {string} text
 * @returns {Record<string, unknown> | null} null for what is no JSON object
 */
export function variablesIn(text) {
  if (!text.trim()) return {};
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value */
const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
