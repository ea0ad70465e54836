import Modeler from 'bpmn-js/lib/Modeler.js';

import { features } from './features.js';
import { layoutOf } from './page.js';

/** @typedef {import('./page.js').PageContext} PageContext */

// The palette and the keys of undo are our own.
const replaced = { paletteProvider: ['value', null] };

const COLOURS = {
  defaultFillColor: 'var(--pb-shape-fill)',
  defaultStrokeColor: 'var(--pb-shape-stroke)',
  defaultLabelColor: 'var(--pb-shape-label)',
};
// What comes from the palette crosses the left edge: that is no wish to scroll.
const AUTO_SCROLL = { scrollThresholdIn: [1, 20, 20, 20] };
const FONT = { fontFamily: 'Inter Variable, system-ui, sans-serif' };
const TEXT = { defaultStyle: FONT, externalStyle: FONT };

/**
 * Opens the process of the page. `page` and `layout` are there for every feature as
 * `config.page` and `config.layout`; `session.start()` loads the diagram.
 *
 * @param {PageContext} page
 */
export async function openEditor(page) {
  const layout = layoutOf();
  const modeler = new Modeler({
    container: layout.canvas,
    page,
    layout,
    autoScroll: AUTO_SCROLL,
    bpmnRenderer: COLOURS,
    textRenderer: TEXT,
    additionalModules: [...features, replaced],
  });
  // Lets the browser's console and the tests reach the editor.
  Object.assign(layout.canvas, { modeler });
  await /** @type {any} */ (modeler.get('session')).start();
}
