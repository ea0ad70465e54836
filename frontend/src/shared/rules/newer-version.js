/**
 * A step filled in for another version of its connector is told.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {import('../types.js').Manifest} Manifest */

import { t } from '../../i18n/translate.js';
import { findingOn } from '../finding.js';
import { compareVersions } from '../versions.js';
import { subjectOf } from '../wording.js';

export const rule = 'newer-version';

/**
 * @param {LintContext} context
 * @returns {Finding[]}
 */
export function check({ steps }) {
  return steps.flatMap(({ element, step: { version }, manifest }) => {
    if (!manifest || !version) return [];
    const order = compareVersions(version, manifest.version);
    if (order === 0) return [];
    return [(order < 0 ? newer : older)(element, version, manifest)];
  });
}

/**
 * @param {any} element
 * @param {string} version of the step
 * @param {Manifest} manifest
 */
function newer(element, version, manifest) {
  const message = t(
    '{subject} uses {connector} {version}. Version {installed} is installed.',
    wordsOf(element, version, manifest),
  );
  const fix = fixOf(element.id, version, manifest);
  return findingOn(element, { rule, severity: 'info', message, ...fix });
}

/**
 * @param {any} element
 * @param {string} version
 * @param {Manifest} manifest
 */
function older(element, version, manifest) {
  const message = t(
    '{subject} was filled in for {connector} {version}, but only version {installed} ' +
      'is installed. Ask for the newer package.',
    wordsOf(element, version, manifest),
  );
  return findingOn(element, { rule, severity: 'warning', message });
}

/**
 * @param {any} element
 * @param {string} version
 * @param {Manifest} manifest
 */
function wordsOf(element, version, manifest) {
  const { name: connector, version: installed } = manifest;
  return { subject: subjectOf(element), connector, version, installed };
}

/**
 * Whether settings have to be converted on the way to the installed version.
 *
 * @param {string} version
 * @param {Manifest} manifest
 */
function converts(version, manifest) {
  return (manifest.migrations ?? []).some(({ to }) => compareVersions(version, to) < 0);
}

/**
 * @param {string} element
 * @param {string} version
 * @param {Manifest} manifest
 */
function fixOf(element, version, manifest) {
  const after = manifest.version;
  const label = t('Use version {version}', { version: after });
  if (converts(version, manifest)) {
    return { fix: { label, changes: [], upgrade: true } };
  }
  const change = { op: 'set', element, key: 'step:version', before: version, after };
  return { fix: { label, changes: [change] } };
}
