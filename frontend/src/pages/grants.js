import './page.js';

import { followChooser } from '../credentials/grantChooser.js';

for (const chooser of document.querySelectorAll('[data-grant-chooser]')) {
  followChooser(/** @type {HTMLElement} */ (chooser));
}
