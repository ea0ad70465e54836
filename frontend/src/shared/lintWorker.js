/**
 * A module Worker that lints away from the page: gets `{ id, xml, manifests }`, posts
 * `{ id, findings }`, or `{ id, error }` where the linter itself failed.
 */

import { lint } from './lint.js';

self.addEventListener('message', async ({ data: { id, xml, manifests } }) => {
  try {
    self.postMessage({ id, findings: await lint(xml, manifests) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
});
