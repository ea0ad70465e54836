import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

// The page of `patchbay connector preview`, which patchbay-tools carries along.
export default defineConfig({
  root: path('./frontend/src/preview'),
  base: './',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: path('./packages/patchbay-tools/patchbay_tools/previewing/page'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: (file) => (file.endsWith('.svg') ? undefined : false),
    chunkSizeWarningLimit: 900,
  },
});
