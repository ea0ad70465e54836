import { describe, expect, it } from 'vitest';

import email from '../../../../packages/patchbay-email/patchbay_email/connector.json';
import http from '../../../../packages/patchbay-http/patchbay_http/connector.json';
import slack from '../../../../packages/patchbay-slack/patchbay_slack/connector.json';
import { lint } from '../lint.js';

/** @type {Record<string, string>} */
const FILES = import.meta.glob('../../../../tests/fixtures/rules/*/*.bpmn', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const MANIFESTS = /** @type {any[]} */ ([email, http, slack]);
const CASES = Object.entries(FILES).map(([path, text]) => {
  const [rule, name] = path.split('/').slice(-2);
  return { rule, kind: name.replace('.bpmn', ''), text };
});

describe('the rules', () => {
  it.each(CASES)('$rule: $kind', async ({ rule, kind, text }) => {
    const findings = await lint(text, MANIFESTS);
    const found = findings.map((finding) => finding.rule);
    expect(found.includes(rule)).toBe(kind === 'bad');
  });
});
