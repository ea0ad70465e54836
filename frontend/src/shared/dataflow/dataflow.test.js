import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';

import { lintContext } from '../context.js';
import { contextKeys, usedNames } from './usedNames.js';
import { Dataflow } from './index.js';

const MANIFEST = /** @type {any} */ ({
  connector: 'shop',
  name: 'Shop',
  version: '1.0.0',
  operations: [
    {
      operation: 'order',
      name: 'Order',
      placements: ['task'],
      settings: [],
      outputs: [
        { name: 'number', type: 'number' },
        { name: 'customer', type: 'object', sample: { name: 'Ada', tags: ['new'] } },
      ],
    },
  ],
});

/**
 * @param {string} content of the process
 * @param {string} [around]
 */
async function read(content, around = '') {
  const { rootElement } = await new BpmnModdle().fromXML(`
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:c="urn:patchbay:connector:1" targetNamespace="x">
      <bpmn:process id="P" isExecutable="true">${content}</bpmn:process>${around}
    </bpmn:definitions>`);
  return new Dataflow(lintContext(rootElement, null, [MANIFEST]));
}

/**
 * @param {string} id
 * @param {string} [outputs] `variable` or `variable=value`, separated by blanks
 */
function step(id, outputs = id.toLowerCase()) {
  const rows = outputs.split(' ').map((one) => {
    const [variable, value] = one.split('=');
    return `<c:output variable="${variable}"${value ? ` value="=${value}"` : ''}/>`;
  });
  return `<bpmn:serviceTask id="${id}"><bpmn:extensionElements>
    <c:step connector="shop" operation="order">${rows.join('')}</c:step>
    </bpmn:extensionElements></bpmn:serviceTask>`;
}

/** @param {string} text `A>B B>C` */
function flows(text) {
  return text
    .split(' ')
    .map((one) => {
      const [from, to] = one.split('>');
      const ends = `sourceRef="${from}" targetRef="${to}"`;
      return `<bpmn:sequenceFlow id="${from}_${to}" ${ends}/>`;
    })
    .join('');
}

/**
 * The variables at an element, without people; `?` stands behind what is not sure.
 *
 * @param {Dataflow} flow
 * @param {string} id
 * @param {any} [moment]
 */
function seen(flow, id, moment) {
  const { variables, isOpen } = flow.at(id, moment);
  const names = variables
    .filter(({ name }) => !['requester', 'starter', 'participants'].includes(name))
    .map(({ name, isSure }) => (isSure ? name : `${name}?`));
  return [...names, ...(isOpen ? ['…'] : [])].join(' ');
}

const START = '<bpmn:startEvent id="S"/>';
const END = '<bpmn:endEvent id="E"/>';

describe('variables at an element', () => {
  it('are those of the steps before it', async () => {
    const flow = await read(START + step('A') + step('B') + END + flows('S>A A>B B>E'));
    expect(seen(flow, 'A')).toBe('');
    expect(seen(flow, 'B')).toBe('a');
    expect(seen(flow, 'E')).toBe('a b');
    expect(flow.at('A').variables.map(({ name }) => name)).toContain('requester');
  });

  it('are not sure behind a choice', async () => {
    const flow = await read(
      `${START}<bpmn:exclusiveGateway id="X"/>${step('A')}${step('B')}
      <bpmn:exclusiveGateway id="Y"/>${END}${flows('S>X X>A X>B A>Y B>Y Y>E')}`,
    );
    expect(seen(flow, 'E')).toBe('a? b?');
    expect(seen(flow, 'A')).toBe('');
  });

  it('of paths at the same time are seen by both, sure when joined', async () => {
    const flow = await read(
      `${START}<bpmn:parallelGateway id="X"/>${step('A')}${step('B')}${step('C')}
      <bpmn:parallelGateway id="Y"/>${END}${flows('S>X X>A X>B A>Y B>Y Y>C C>E')}`,
    );
    expect(seen(flow, 'A')).toBe('b?');
    expect(seen(flow, 'C')).toBe('a b');
  });

  it('of a later step are seen where nothing waits for both paths', async () => {
    const flow = await read(
      `${START}<bpmn:parallelGateway id="X"/>${step('A')}${step('B')}${step('C')}
      ${flows('S>X X>A X>B A>C B>C')}`,
    );
    expect(seen(flow, 'A')).toBe('b? c?');
  });

  it('come back with a loop', async () => {
    const flow = await read(
      `${START}<bpmn:exclusiveGateway id="X"/>${step('A')}
      <bpmn:exclusiveGateway id="Y"/>${END}${flows('S>X X>A A>Y Y>X Y>E')}`,
    );
    expect(seen(flow, 'A')).toBe('a?');
    expect(seen(flow, 'E')).toBe('a');
  });

  it('of an instance end with it', async () => {
    const several = step('A', 'price order').replace(
      '</bpmn:serviceTask>',
      `<bpmn:multiInstanceLoopCharacteristics c:collection="=lines" c:item="line"
        c:outputCollection="prices" c:outputItem="=price"/></bpmn:serviceTask>`,
    );
    const order = step('O', 'order');
    const flow = await read(START + order + several + END + flows('S>O O>A A>E'));
    expect(seen(flow, 'A', 'entered')).toBe('order');
    expect(seen(flow, 'A')).toBe('line loopCounter order');
    expect(seen(flow, 'A', 'ended')).toBe('line loopCounter order price');
    expect(seen(flow, 'E')).toBe('order prices');
  });

  it('of a sub-process go on behind it, and at its border only perhaps', async () => {
    const flow = await read(
      `${START}<bpmn:subProcess id="Sub"><bpmn:startEvent id="S2"/>${step('A')}
      ${step('B')}${flows('S2>A A>B')}</bpmn:subProcess>
      <bpmn:boundaryEvent id="T" attachedToRef="Sub"><bpmn:timerEventDefinition/>
      </bpmn:boundaryEvent>${step('C')}${END}${flows('S>Sub Sub>E T>C')}`,
    );
    expect(seen(flow, 'B')).toBe('a');
    expect(seen(flow, 'E')).toBe('a b');
    expect(seen(flow, 'C')).toBe('a? b?');
  });

  it('of anything before are seen by an event sub-process', async () => {
    const flow = await read(
      `${START}${step('A')}${flows('S>A')}<bpmn:subProcess id="Sub"
      triggeredByEvent="true"><bpmn:startEvent id="S2"><bpmn:timerEventDefinition/>
      </bpmn:startEvent>${step('B')}${flows('S2>B')}</bpmn:subProcess>`,
    );
    expect(seen(flow, 'B')).toBe('a? b?');
  });

  it('follow links', async () => {
    const link = '<bpmn:linkEventDefinition name="over"/>';
    const flow = await read(
      `${START}${step('A')}<bpmn:intermediateThrowEvent id="L">${link}
      </bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="M">${link}
      </bpmn:intermediateCatchEvent>${END}${flows('S>A A>L M>E')}`,
    );
    expect(seen(flow, 'E')).toBe('a');
  });

  it('may be any behind a message', async () => {
    const flow = await read(
      `<bpmn:startEvent id="S"><bpmn:messageEventDefinition/></bpmn:startEvent>
      ${step('A')}${flows('S>A')}`,
    );
    expect(seen(flow, 'A')).toBe('…');
  });

  it('are those of forms, scripts and tables', async () => {
    const form = '<c:form><c:field name="order.id" type="number"/></c:form>';
    const table = '<c:decision><c:output name="rate"/></c:decision>';
    const inside = (/** @type {string} */ content) =>
      `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;
    const flow = await read(
      `<bpmn:startEvent id="S">${inside(form)}</bpmn:startEvent>
      <bpmn:scriptTask id="A"><bpmn:script>={sum: 1, "tax": 2}</bpmn:script>
      </bpmn:scriptTask><bpmn:businessRuleTask id="B">${inside(table)}
      </bpmn:businessRuleTask>${END}${flows('S>A A>B B>E')}`,
    );
    expect(seen(flow, 'E')).toBe('order rate sum tax');
    const order = flow.at('E').variables.find(({ name }) => name === 'order');
    expect(order?.shape).toEqual({ kind: 'object', parts: { id: { kind: 'number' } } });
    expect(order?.sources).toEqual(['S']);
  });

  it('have the shapes of what a step gives', async () => {
    const flow = await read(
      START + step('A', 'all name=customer.name tag=count(x)') + END + flows('S>A A>E'),
    );
    const shapes = Object.fromEntries(
      flow.at('E').variables.map(({ name, shape }) => [name, shape]),
    );
    expect(shapes.name).toEqual({ kind: 'text' });
    expect(shapes.tag).toEqual({ kind: 'any' });
    expect(Object.keys(shapes.all.parts ?? {})).toEqual(['number', 'customer']);
    expect(shapes.all.parts?.customer.parts?.tags).toEqual({
      kind: 'list',
      rows: { kind: 'text' },
    });
  });

  it('are open where nothing is known of the element', async () => {
    expect((await read(START)).at('Nobody')).toEqual({ variables: [], isOpen: true });
  });
});

describe('names that an expression uses', () => {
  it.each([
    ['a.b + c', 'a c'],
    ['for x in items return x.price * rate', 'items rate'],
    ['items[price > limit]', 'items'],
    ['a.b[c = 2].d', 'a'],
    ['some y in list1 satisfies y > z', 'list1 z'],
    ['{a: 1, b: a + q, "s": v}', 'q v'],
    ['count(items) + string length(name)', 'items name'],
    ['function(p) p + g', 'g'],
    ['f(key: val)', 'val'],
    ['a instance of number', 'a'],
    ['item.x', ''],
    ['date("2026-01-01")', ''],
    ['if a then b else c', 'a b c'],
  ])('%s: %s', (expression, names) => {
    expect(usedNames(expression).map(({ name }) => name).join(' ')).toBe(names);
  });

  it('have their positions', () => {
    expect(usedNames('1 + abc')).toEqual([{ name: 'abc', from: 4, to: 7 }]);
  });

  it('of a context are its keys', () => {
    expect(contextKeys('{a: 1, "b": {c: 2}}')).toEqual(['a', 'b']);
    expect(contextKeys('if a then {b: 1} else {}')).toBeNull();
  });
});
