import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';

import { checkExpression, evaluate } from './feel.js';
import { readStep } from './step.js';
import { summarise } from './summary.js';
import { checkTemplate } from './template.js';

const STEP = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:c="urn:patchbay:connector:1"><bpmn:process id="P"><bpmn:task id="T">
  <bpmn:extensionElements><c:step connector="email" operation="send" version="1.0.0">
  <c:setting name="subject">Hi {{ name }}</c:setting>
  <c:setting name="to"><c:item>a@b.c</c:item><c:item>d@e.f</c:item></c:setting>
  <c:setting name="headers"><c:entry key="X">1</c:entry></c:setting>
  <c:retry attempts="3"/><c:output variable="receipt"/><c:future/>
  </c:step></bpmn:extensionElements></bpmn:task></bpmn:process></bpmn:definitions>`;

async function step() {
  const { rootElement } = await new BpmnModdle().fromXML(STEP);
  return readStep(rootElement.rootElements[0].flowElements[0]);
}

describe('a step', () => {
  it('is read through generic elements, whatever the prefix', async () => {
    expect(await step()).toMatchObject({
      connector: 'email',
      operation: 'send',
      settings: {
        subject: 'Hi {{ name }}',
        to: ['a@b.c', 'd@e.f'],
        headers: { X: '1' },
      },
      retry: { attempts: '3' },
    });
  });
});

describe('the summary', () => {
  const operation = /** @type {any} */ ({
    operation: 'send',
    name: 'Send',
    summary: 'Send {subject} to {to}',
    settings: [
      { name: 'subject', type: 'string', label: 'Subject' },
      { name: 'to', type: 'emails', label: 'To' },
    ],
  });

  it('names what is missing by its label', () => {
    const parts = summarise(operation, { subject: 'Hello' });

    expect(parts).toEqual([
      { text: 'Send ' },
      { value: 'Hello', setting: 'subject', missing: false },
      { text: ' to ' },
      { value: 'To', setting: 'to', missing: true },
    ]);
  });
});

describe('expressions', () => {
  it.each([['1 + 2'], ['order.total > 100'], ['if a then b else c']])(
    'reads %s',
    (text) => expect(checkExpression(text)).toBeNull(),
  );

  const broken = [['1 +'], ['if a then'], [')'], ['a == 1'], ['= 1 + 2']];
  it.each(broken)('says where %s breaks', (text) => {
    const problem = checkExpression(text);
    expect(problem?.message).toBeTruthy();
    expect(problem?.position.to).toBeLessThanOrEqual(text.length);
  });

  it('refuses what is longer than 2,000 characters', () => {
    expect(checkExpression(`1${' + 1'.repeat(600)}`)).not.toBeNull();
  });

  it('finds the place inside a text', () => {
    const problem = checkTemplate('Hello {{ name }} and {{ 1 + }}');
    expect(problem?.position.from).toBeGreaterThan(20);
  });

  it('evaluates', () => {
    expect(evaluate('a * 2', { a: 21 })).toBe(42);
  });
});
