/**
 * Fetching the draft's file and showing it.
 */

import { t } from '../../i18n/translate.js';

/** @typedef {import('../page.js').PageContext} PageContext */

/**
 * @param {PageContext} page
 * @returns {Promise<{xml: string, revision: number}>}
 */
export async function fetchDraft(page) {
  const response = await fetch(`${page.urls.bpmn}?for=editor`, {
    credentials: 'same-origin',
    cache: 'no-store',
  });
  if (!response.ok) {
    throw new Error(t('The process could not be loaded. Load the page again.'));
  }
  const revision = Number(response.headers.get('X-Revision') ?? 0);
  return { xml: await response.text(), revision };
}

// Reading the whole file twice would cost as much as drawing it.
const PLANE = /<(?:[\w.-]+:)?BPMNPlane\s[^>]*bpmnElement\s*=/;

/**
 * Show a file; one without a diagram is laid out.
 *
 * @param {any} bpmnjs
 * @param {string} xml
 * @returns {Promise<boolean>} whether the file had a diagram
 */
export async function show(bpmnjs, xml) {
  if (PLANE.test(xml)) {
    await bpmnjs.importXML(xml);
    return true;
  }
  const { layoutProcess } = await import('bpmn-auto-layout');
  await bpmnjs.importXML(await layoutProcess(xml));
  return false;
}

/**
 * Where the person looks and what is selected, to be given back after an import.
 *
 * @param {any} bpmnjs
 * @returns {() => void}
 */
export function keepView(bpmnjs) {
  const canvas = bpmnjs.get('canvas');
  const selection = bpmnjs.get('selection');
  const box = canvas.viewbox();
  const root = canvas.getRootElement().id;
  const ids = selection.get().map((/** @type {any} */ { id }) => id);
  return () => {
    const registry = bpmnjs.get('elementRegistry');
    const kept = canvas.findRoot(root);
    if (kept) canvas.setRootElement(kept);
    canvas.viewbox({ x: box.x, y: box.y, width: box.width, height: box.height });
    selection.select(
      ids.map((/** @type {string} */ id) => registry.get(id)).filter(Boolean),
    );
  };
}
