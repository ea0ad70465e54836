import { BpmnModdle } from 'bpmn-moddle';
import { expect, it } from 'vitest';

import { entryOf } from './entries.js';
import { KeyWriter } from './KeyWriter.js';

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:c="urn:patchbay:connector:1" xmlns:y="urn:y" xmlns:z="urn:z"
  targetNamespace="t"><bpmn:process id="P"><bpmn:userTask id="T">
<bpmn:extensionElements>
<c:form y:own="1"><c:field name="a" y:deep="2"/></c:form></bpmn:extensionElements>
<bpmn:multiInstanceLoopCharacteristics c:collection="=items">
<bpmn:completionCondition y:note="3">=a</bpmn:completionCondition>
</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask></bpmn:process>
</bpmn:definitions>`;

it('keeps attributes whose namespace the file declares further out', async () => {
  const moddle = new BpmnModdle();
  const { rootElement } = await moddle.fromXML(FILE);
  const [task] = rootElement.rootElements[0].flowElements;

  const { values } = entryOf(task, null);

  expect(values.extensionElements).toBe(
    '<c:form xmlns:y="urn:y" xmlns:c="urn:patchbay:connector:1" y:own="1">' +
      '<c:field name="a" y:deep="2" /></c:form>',
  );
  const loop = values['xml:loopCharacteristics'];
  expect(loop).toContain('xmlns:c="urn:patchbay:connector:1"');
  expect(loop).toContain('c:collection="=items"');
  expect(loop).toContain('y:note="3"');
  expect(loop).not.toContain('urn:z');
});

it('reads a written loop back as it was', async () => {
  const moddle = new BpmnModdle();
  const { rootElement } = await moddle.fromXML(FILE);
  const [task] = rootElement.rootElements[0].flowElements;
  const entry = entryOf(task, null);

  const keys = Object.keys(entry.values);
  new KeyWriter(moddle, moddle).write(task, entry, keys, () => null);

  expect(entryOf(task, null)).toEqual(entry);
});
