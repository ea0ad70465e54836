/**
 * Finds the ids in the text of a file. moddle drops an element whose id is taken, so
 * that duplicates can only be seen in the text.
 */

import { Parser } from 'saxen';

/** @typedef {{ id: string, name: string, type: string }} Identified */

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DIAGRAM = 'http://www.omg.org/spec/BPMN/20100524/DI';

/**
 * The elements of BPMN that share an id with another one, by id.
 *
 * @param {string} xml
 * @returns {Map<string, Identified[]>}
 */
export function duplicateIds(xml) {
  /** @type {Map<string, Identified[]>} */
  const byId = new Map();
  const parser = new Parser().ns({ [MODEL]: 'bpmn', [DIAGRAM]: 'bpmndi' });
  /**
   * @param {string} type
   * @param {() => any} attributes
   * @param {(text: string) => string} decode
   */
  const open = (type, attributes, decode) => {
    if (!/^bpmn(?:di)?:/.test(type)) return;
    const { id, name = '' } = attributes();
    if (!id) return;
    const found = { id: decode(id), name: decode(name), type };
    byId.set(found.id, [...(byId.get(found.id) ?? []), found]);
  };
  parser.on('openTag', open);
  parser.on('error', () => {});
  parser.on('warn', () => {});
  parser.parse(xml);
  return new Map([...byId].filter(([, elements]) => elements.length > 1));
}
