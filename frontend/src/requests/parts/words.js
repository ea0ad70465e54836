/**
 * States of Requests, jobs and attempts in words, each with the icon that goes with it.
 */

import { t } from '../../i18n/translate.js';

/**
 * @typedef {object} StateWords
 * @property {string} text
 * @property {string} icon as Lucide writes it
 * @property {"error" | "warning" | "success" | "info" | "quiet"} tone
 */

/** @typedef {import('../types.js').AttemptOutcome} AttemptOutcome */
/** @typedef {import('../types.js').JobStatus} JobStatus */
/** @typedef {import('../types.js').Status} Status */
/** @typedef {import('../types.js').Token} Token */

/**
 * @param {string} text
 * @param {string} icon
 * @param {StateWords['tone']} tone
 * @returns {StateWords}
 */
const words = (text, icon, tone) => ({ text, icon, tone });

/** @param {string} status of a Request */
export function statusWords(status) {
  /** @type {Record<string, StateWords>} */
  const known = {
    running: words(t('Running'), 'circle', 'info'),
    waiting: words(t('Waiting'), 'clock', 'warning'),
    incident: words(t('Incident'), 'octagon-alert', 'error'),
    completed: words(t('Completed'), 'circle-check', 'success'),
    cancelled: words(t('Cancelled'), 'circle-x', 'quiet'),
  };
  return known[status] ?? words(status, 'circle', 'quiet');
}

/** @param {AttemptOutcome} outcome */
export function outcomeWords(outcome) {
  /** @type {Record<AttemptOutcome, StateWords>} */
  const known = {
    completed: words(t('Done'), 'circle-check', 'success'),
    running: words(t('Running'), 'circle', 'info'),
    retry: words(t('Failed, tried again later'), 'refresh-cw', 'warning'),
    failed: words(t('Failed'), 'octagon-alert', 'error'),
    error: words(t('Ended with an error of the process'), 'triangle-alert', 'warning'),
    stopped: words(t('Stopped, no longer needed'), 'circle-x', 'quiet'),
    timeout: words(t('Took too long and was ended'), 'clock', 'error'),
    lost: words(t('Lost, the outcome is not known'), 'circle-question-mark', 'error'),
  };
  return known[outcome] ?? words(outcome, 'circle', 'quiet');
}

/** @param {JobStatus} status */
export function jobWords(status) {
  /** @type {Record<JobStatus, StateWords>} */
  const known = {
    ready: words(t('Starts in a moment'), 'clock', 'info'),
    running: words(t('Running'), 'circle', 'info'),
    retrying: words(t('Waits for the next try'), 'refresh-cw', 'warning'),
    done: words(t('Done'), 'circle-check', 'success'),
    failed: words(t('Failed'), 'octagon-alert', 'error'),
    cancelled: words(t('Cancelled'), 'circle-x', 'quiet'),
  };
  return known[status] ?? words(status, 'circle', 'quiet');
}

/**
 * What a token does at its element.
 * @param {Token['status']} status
 */
export function tokenWords(status) {
  /** @type {Record<Token['status'], string>} */
  const known = {
    waiting: t('Waits for an event'),
    failed: t('Stopped by an incident'),
    joining: t('Waits for the other branches'),
    ready: t('Starts in a moment'),
    calling: t('Calls the connector'),
    asking: t('Waits for a person'),
  };
  return known[status] ?? status;
}
