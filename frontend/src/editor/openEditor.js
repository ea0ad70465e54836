import Modeler from 'bpmn-js/lib/Modeler.js';

import { features } from './features.js';
import { layoutOf } from './page.js';

/** @typedef {import('./page.js').PageContext} PageContext */

// The palette and the keys of undo are our own.
const replaced = { paletteProvider: ['value', null] };

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
    additionalModules: [...features, replaced],
  });
  // Lets the browser's console and the tests reach the editor.
  Object.assign(layout.canvas, { modeler });
  await /** @type {any} */ (modeler.get('session')).start();
}
