import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  publicDir: false,
  build: {
    outDir: path('./static/dist/server'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    lib: {
      entry: path('./frontend/src/shared/server.js'),
      formats: ['iife'],
      name: 'patchbay',
      fileName: () => 'patchbay.js',
    },
  },
});
