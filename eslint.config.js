import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import globals from 'globals';

const limits = {
  'max-lines': ['error', 300],
  'max-lines-per-function': ['error', 40],
  complexity: ['error', 8],
  'max-params': ['error', 6],
  'max-depth': ['error', 3],
  'max-len': ['error', { code: 88, ignoreUrls: true, ignoreRegExpLiterals: true }],
};

const NO_INLINE_STYLE = 'Give it a class; the pages allow no inline style.';
const noInlineStyle = [
  'error',
  { selector: "JSXAttribute[name.name='style']", message: NO_INLINE_STYLE },
  {
    selector: "CallExpression[callee.property.name='setAttribute']"
      + "[arguments.0.value='style']",
    message: NO_INLINE_STYLE,
  },
];

export default [
  { ignores: ['static/**', 'node_modules/**', '.venv/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,jsx}'],
    plugins: { jsdoc },
    languageOptions: {
      ecmaVersion: 2024,
      globals: { ...globals.browser, ...globals.worker },
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    rules: {
      ...limits,
      'no-restricted-syntax': noInlineStyle,
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'jsdoc/check-param-names': 'error',
      'jsdoc/check-types': 'off',
    },
  },
  {
    files: ['frontend/src/**/*.test.{js,jsx}'],
    rules: { 'max-lines-per-function': 'off' },
  },
];
