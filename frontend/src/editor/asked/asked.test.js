import { BpmnModdle } from 'bpmn-moddle';
import { beforeEach, describe, expect, it } from 'vitest';

import { checkForm } from '../../shared/checks/form.js';
import { moved } from '../form/fields/moveRows.js';
import { Forms } from './Forms.js';
import { proposedName } from './proposedName.js';

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:x="urn:x" xmlns:c="urn:patchbay:connector:1" targetNamespace="t">
<bpmn:process id="P"><bpmn:userTask id="T"><bpmn:extensionElements><x:first/>
<c:form x:kept="1"><c:field name="a" label="A" x:own="a"/>
<c:field name="b" type="choice" x:own="b"><c:choice value="1" x:own="c"/></c:field>
<c:future/></c:form><x:last/></bpmn:extensionElements></bpmn:userTask>
<bpmn:userTask id="Plain"/><bpmn:startEvent id="S"/><bpmn:serviceTask id="Service"/>
</bpmn:process></bpmn:definitions>`;

/** @type {any} */
let moddle;
/** @type {any} */
let definitions;
/** @type {any[]} */
let done;
/** @type {any} */
let handler;
/** @type {Forms} */
let forms;

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
  forms = new Forms(commandStack, moddle);
});

describe('what is asked for', () => {
  it('is read and written without what it does not know', async () => {
    const [a, b] = forms.read(element('T'));

    const added = { name: 'c', type: 'date' };
    forms.write(element('T'), [{ ...a, label: 'Amount' }, b, added]);

    const xml = await text();
    expect(xml).toMatch(/<x:first ?\/><c:form x:kept="1">/);
    expect(xml).toMatch(/<c:field name="a" label="Amount" x:own="a" ?\/>/);
    expect(xml).toContain('<c:field name="b" type="choice" x:own="b">');
    expect(xml).toMatch(/<c:choice value="1" x:own="c" ?\/>/);
    expect(xml).toMatch(/<c:field name="c" type="date" ?\/><c:future ?\/><\/c:form>/);
    expect(done).toHaveLength(1);
  });

  it('keeps what belongs to a field when fields are moved', async () => {
    forms.write(element('T'), moved(forms.read(element('T')), 1, 0));

    expect(await text()).toMatch(/x:own="b".*x:own="c".*x:own="a"/s);
  });

  it('is gone with its last field, and back as it was', async () => {
    const before = await text();
    forms.write(element('Plain'), [{ name: 'a' }]);
    forms.write(element('Plain'), []);
    expect(element('Plain').businessObject.extensionElements).toBeUndefined();

    handler.revert(done[1]);
    handler.revert(done[0]);

    expect(await text()).toBe(before);
  });

  it('makes no command where nothing changes', () => {
    forms.write(element('T'), forms.read(element('T')));

    expect(done).toEqual([]);
  });

  it.each([['T', true], ['Plain', true], ['S', true], ['Service', false]])(
    'fits %s: %s',
    (id, fits) => expect(forms.fits(element(id))).toBe(fits),
  );
});

describe('variables', () => {
  it.each([
    ['order.id', true],
    ['order.date', true],
    ['größe', true],
    ['', false],
    ['date', false],
    ['order.in', false],
    ['order..id', false],
    ['a b', false],
    ['1st', false],
    ['requester.email', false],
  ])('%s can be asked for: %s', (name, fits) => {
    expect(checkForm([{ name }]).length === 0).toBe(fits);
  });

  it.each([
    [['a', 'a'], 1],
    [['a', 'a.b'], 1],
    [['a.b', 'a'], 1],
    [['a', 'ab', 'b.a'], 0],
  ])('%j beside each other have %i problems', (names, count) => {
    expect(checkForm(names.map((name) => ({ name })))).toHaveLength(count);
  });

  it.each([
    [[], ['missing-setting']],
    [[{ value: '1' }, { value: '1' }], ['invalid-setting']],
    [[{ value: '1' }, { value: '2' }], []],
  ])('the choices %j have the problems %j', (choices, rules) => {
    const found = checkForm([{ name: 'a', type: 'choice', choices }]);
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });

  it.each([
    ['First day', 'first_day'],
    ['Größe (cm)', 'große_cm'],
    ['Date', null],
    ['Taken', null],
    ['1st', null],
  ])('%s proposes %s', (label, name) => {
    expect(proposedName(label, ['taken'])).toBe(name);
  });
});
