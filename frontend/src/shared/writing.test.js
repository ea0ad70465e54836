import { describe, expect, it } from 'vitest';

import { fillTemplate } from './fill.js';

const values = {
  bad: '<img src=x onerror=alert(1)> & "x"',
  path: '../admin?x=1#y',
  quote: 'a "b" \\ c',
  row: [1, 'two'],
  base: 'https://api.example.com',
  none: null,
};

const SAFE = '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;x&quot;';

describe('values in text of another language', () => {
  it.each([
    ['html', '<p>{{ bad }}</p>', `<p>${SAFE}</p>`],
    ['html', '{{ bad }}', SAFE],
    ['html', '=bad', values.bad],
    ['markdown', '**{{ "[a](b)" }}**', '**\\[a\\]\\(b\\)**'],
    ['url', 'https://x.eu/{{ path }}/y', 'https://x.eu/..%2Fadmin%3Fx%3D1%23y/y'],
    ['url', '{{ base }}/{{ path }}', 'https://api.example.com/..%2Fadmin%3Fx%3D1%23y'],
    ['url', '{{ base }}', 'https://api.example.com'],
    ['json', '{"a": "{{ quote }}"}', '{"a": "a \\"b\\" \\\\ c"}'],
    ['json', '{"a": {{ row }}, "b": {{ none }}}', '{"a": [1,"two"], "b": null}'],
    ['json', '{"a\\"": {{ quote }}}', '{"a\\"": "a \\"b\\" \\\\ c"}'],
    ['text', 'x {{ row }} {{ bad }}', `x 1, two ${values.bad}`],
  ])('in %s: %s', (writing, text, wanted) => {
    expect(fillTemplate(text, values, /** @type {any} */ (writing))).toBe(wanted);
  });
});
