import { readdirSync, rmSync } from 'node:fs';
import { parse } from 'node:path';

import { defineConfig } from 'vite';

const SOURCE = new URL('frontend/src/', import.meta.url).pathname;
const OUTPUT = new URL('static/dist/', import.meta.url).pathname;

/** Every file in frontend/src/pages is an entry that carries its name. */
function pageEntries() {
  const files = readdirSync(`${SOURCE}pages`, { withFileTypes: true })
    .filter((file) => file.isFile() && /(?<!\.test)\.jsx?$/.test(file.name))
    .map((file) => [parse(file.name).name, `${SOURCE}pages/${file.name}`]);
  return Object.fromEntries(files);
}

/** Removes the last build but leaves static/dist/server, which another build writes. */
function emptyOutput() {
  return {
    name: 'patchbay-empty-output',
    apply: /** @type {const} */ ('build'),
    buildStart() {
      for (const folder of ['assets', '.vite']) {
        rmSync(`${OUTPUT}${folder}`, { recursive: true, force: true });
      }
    },
  };
}

export default defineConfig({
  // Relative, so that the files work below any STATIC_URL.
  base: './',
  publicDir: false,
  plugins: [emptyOutput()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: OUTPUT,
    emptyOutDir: false,
    manifest: true,
    target: 'es2023',
    // The pages' policy takes fonts from files only; images may be data.
    assetsInlineLimit: (file) => (file.endsWith('.svg') ? undefined : false),
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { editor: `${SOURCE}editor/main.jsx`, ...pageEntries() },
    },
  },
});
