// The names of our own parts, and of what bpmn-js and its modules draw.
const CLASS = '^(pb-|djs-|bjs-|bio-|bpmn-icon-|selected$|hover$|active$|open$|cm-)';

export default {
  extends: 'stylelint-config-standard',
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla', 'oklch', 'lab', 'color'],
    'selector-class-pattern': CLASS,
    'custom-property-pattern': '^pb-',
    'keyframes-name-pattern': '^pb-',
    'declaration-no-important': true,
    'declaration-property-value-disallowed-list': { 'z-index': ['/^\\d/'] },
    'import-notation': 'string',
    'no-descending-specificity': null,
  },
  overrides: [
    {
      files: ['**/styles/tokens.css'],
      rules: {
        'alpha-value-notation': null,
        'color-hex-length': null,
        'color-no-hex': null,
        'no-duplicate-selectors': null,
        'function-disallowed-list': null,
        'custom-property-empty-line-before': null,
        'declaration-block-single-line-max-declarations': null,
        'rule-empty-line-before': null,
        'at-rule-empty-line-before': null,
        'length-zero-no-unit': null,
        'value-keyword-case': null,
      },
    },
    {
      // Names and inline styles there are those of bpmn-js.
      files: ['**/bpmnjs.css'],
      rules: {
        'selector-class-pattern': null,
        'custom-property-pattern': null,
        'declaration-no-important': null,
      },
    },
  ],
};
