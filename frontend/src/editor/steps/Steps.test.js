import { BpmnModdle } from 'bpmn-moddle';
import { beforeEach, describe, expect, it } from 'vitest';

import { ExtensionHandler } from '../extensions/ExtensionHandler.js';
import { Steps } from './Steps.js';

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:x="urn:x" targetNamespace="t">
<bpmn:process id="P"><bpmn:serviceTask id="T"><bpmn:extensionElements>
<x:first note="kept"/>
<c:step xmlns:c="urn:patchbay:connector:1" connector="email" operation="send" x:own="1">
<c:setting name="subject" x:kept="yes">Hello</c:setting><c:future><c:inside/></c:future>
<c:setting name="to"><c:item>a@b.c</c:item></c:setting></c:step>
<x:last/></bpmn:extensionElements></bpmn:serviceTask>
<bpmn:task id="Plain"/></bpmn:process></bpmn:definitions>`;
const MANIFEST = {
  operations: [
    { operation: 'send', settings: [{ name: 'priority', default: 3 }] },
  ],
};

/** @type {any} */
let moddle;
/** @type {any} */
let definitions;
/** @type {any[]} */
let done;
/** @type {any} */
let handler;
/** @type {Steps} */
let steps;

/** @param {string} id */
const element = (id) => ({
  businessObject: definitions.rootElements[0].flowElements.find(
    (/** @type {any} */ one) => one.id === id,
  ),
});
const text = async () => (await moddle.toXML(definitions)).xml;

beforeEach(async () => {
  moddle = new BpmnModdle();
  definitions = (await moddle.fromXML(FILE)).rootElement;
  done = [];
  const commandStack = {
    registerHandler: (/** @type {string} */ _, /** @type {any} */ Handler) => {
      handler = new Handler(moddle);
    },
    execute: (/** @type {string} */ _, /** @type {any} */ context) => {
      done.push(context);
      handler.execute(context);
    },
  };
  const injector = { get: () => ({ known: () => MANIFEST }) };
  steps = new Steps(commandStack, moddle, moddle, injector);
});

describe('steps', () => {
  it('changes one setting and keeps everything it does not know', async () => {
    steps.setSetting(element('T'), 'to', ['x@y.z', '{{ "<b>" }}']);

    const xml = await text();
    expect(handler).toBeInstanceOf(ExtensionHandler);
    expect(steps.read(element('T'))?.settings.to).toEqual(['x@y.z', '{{ "<b>" }}']);
    expect(xml).toMatch(/<x:first note="kept"\s*\/><c:step[^>]* x:own="1"/);
    expect(xml).toContain('<c:setting name="subject" x:kept="yes">Hello</c:setting>');
    expect(xml).toMatch(/<c:future><c:inside\s*\/><\/c:future><c:setting name="to">/);
    expect(xml).toMatch(/<\/c:step><x:last\s*\/>/);
  });

  it('restores the element exactly', async () => {
    const before = await text();
    steps.remove(element('T'));
    steps.attach(element('Plain'), { connector: 'email', operation: 'send' });

    handler.revert(done[1]);
    handler.revert(done[0]);

    expect(await text()).toBe(before);
  });

  it('never writes a default', () => {
    steps.setSetting(element('T'), 'priority', '5');
    steps.setSetting(element('T'), 'priority', '3');

    expect(steps.read(element('T'))?.settings).not.toHaveProperty('priority');
  });

  it('makes no command where nothing changes', () => {
    steps.setSetting(element('T'), 'subject', 'Hello');
    steps.setField(element('T'), 'operation', 'send');

    expect(done).toEqual([]);
  });

  it('writes retry and outputs', () => {
    const outputs = [{ variable: 'receipt', value: '=result.id' }];
    steps.setField(element('T'), 'retry', { attempts: '3', wait: 'PT30S' });
    steps.setField(element('T'), 'outputs', outputs);

    const step = steps.read(element('T'));
    expect(step?.retry).toEqual({ attempts: '3', wait: 'PT30S' });
    expect(step?.outputs).toEqual(outputs);
  });

  it('makes a message event for a new event that carries a connector', () => {
    const made = steps.businessObject(
      { connector: 'email', operation: 'arrived', settings: { folder: 'Inbox' } },
      'bpmn:StartEvent',
    );

    expect(made.eventDefinitions[0].$type).toBe('bpmn:MessageEventDefinition');
    expect(steps.read({ businessObject: made })?.settings).toEqual({ folder: 'Inbox' });
  });
});
