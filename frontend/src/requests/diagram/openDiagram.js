import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';

import { show } from '../../editor/saving/loading.js';
import { t } from '../../i18n/translate.js';
import { outlineOf } from '../../editor/outline/tree.js';

/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */

const COLOURS = {
  defaultFillColor: 'var(--pb-shape-fill)',
  defaultStrokeColor: 'var(--pb-shape-stroke)',
  defaultLabelColor: 'var(--pb-shape-label)',
};
const FONT = { fontFamily: 'Inter Variable, system-ui, sans-serif' };
const TEXT = { defaultStyle: FONT, externalStyle: FONT };

// Labels and marks stand a little outside of what they belong to.
const ROOM = 0.9;

/** @param {string} url @returns {Promise<string>} */
async function fetchFile(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(t('The diagram could not be loaded.'));
  return response.text();
}

/**
 * Makes a view of a diagram that nobody can change; `drawDiagram` loads the file.
 *
 * @param {HTMLElement} container
 * @param {{ urls: { palette?: string, bpmn: string } }} page
 * @param {object} module what is shown on the diagram
 */
export function openDiagram(container, page, module) {
  const viewer = new NavigatedViewer({
    container,
    page,
    layout: { canvas: container },
    bpmnRenderer: COLOURS,
    textRenderer: TEXT,
    additionalModules: [/** @type {any} */ (module)],
  });
  // Lets the browser's console and the tests reach the diagram.
  Object.assign(container, { viewer });
  return viewer;
}

/**
 * Loads a file and fits it into the view.
 *
 * @param {any} viewer
 * @param {string} url
 * @returns {Promise<OutlineItem[]>} what is drawn, in reading order
 */
export async function drawDiagram(viewer, url) {
  await show(viewer, await fetchFile(url));
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(Math.min(1, canvas.zoom() * ROOM), 'auto');
  return canvas
    .getRootElements()
    .flatMap((/** @type {any} */ root) => outlineOf(root, new Set()));
}
