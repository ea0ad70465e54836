import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['frontend/src/**/*.test.{js,jsx}'],
    environment: 'node',
    css: true,
  },
});
