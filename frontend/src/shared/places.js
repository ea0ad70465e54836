/**
 * Where elements and settings stand in the text of a file. moddle keeps no lines, and
 * drops an element whose id is taken, so that both can only be seen in the text.
 */

import { Parser } from 'saxen';
import { CONNECTOR_NAMESPACE } from './connectorElements.js';

/** @typedef {{ id: string, name: string, type: string, line: number }} Identified */

/**
 * @typedef {object} Places
 * @property {Map<string, Identified[]>} elements of BPMN and its diagrams by id
 * @property {Map<string, Map<string, number>>} settings lines by element and setting
 */

const PREFIXES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  [CONNECTOR_NAMESPACE]: 'connector',
};

const KNOWN = /^(?:bpmn|bpmndi):|^connector:setting$/;

/** The parts of a text among which a start tag is to be found. */
const PARTS = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<[^/!]/g;

/**
 * @param {string} xml
 * @returns {Places}
 */
export function readPlaces(xml) {
  /** @type {Places} */
  const places = { elements: new Map(), settings: new Map() };
  const lines = startTagLines(xml);
  /** @type {string[]} */
  const owners = [''];
  const parser = new Parser().ns(PREFIXES);
  /**
   * @param {string} type
   * @param {() => any} attributes
   * @param {(text: string) => string} decode
   */
  const open = (type, attributes, decode) => {
    const line = lines.next().value ?? 0;
    const owner = owners[owners.length - 1];
    owners.push(owner);
    if (!KNOWN.test(type)) return;
    const { id = '', name = '' } = attributes();
    const found = { id: decode(id), name: decode(name), type, line };
    if (type === 'connector:setting') addSetting(places, owner, found);
    else if (found.id) owners[owners.length - 1] = addElement(places, found);
  };
  parser.on('openTag', open);
  parser.on('closeTag', () => owners.pop());
  parser.on('error', () => {});
  parser.on('warn', () => {});
  parser.parse(xml);
  return places;
}

/**
 * The elements that share an id with another one, by id.
 *
 * @param {Places} places
 * @returns {Map<string, Identified[]>}
 */
export function duplicatesIn({ elements }) {
  return new Map([...elements].filter(([, sharing]) => sharing.length > 1));
}

/**
 * The line of a setting, or of the element that is to have it; null where there is no
 * text to look at.
 *
 * @param {Places | null} places
 * @param {string | null} element
 * @param {string | null} setting
 * @returns {number | null}
 */
export function lineOf(places, element, setting) {
  if (!places || element === null) return null;
  const line = places.settings.get(element)?.get(setting ?? '');
  return line ?? places.elements.get(element)?.[0].line ?? null;
}

/**
 * @param {Places} places
 * @param {Identified} element
 * @returns {string} its id
 */
function addElement({ elements }, element) {
  const sharing = elements.get(element.id);
  if (sharing) sharing.push(element);
  else elements.set(element.id, [element]);
  return element.id;
}

/**
 * @param {Places} places
 * @param {string} element
 * @param {Identified} setting
 */
function addSetting({ settings }, element, { name, line }) {
  const lines = settings.get(element) ?? new Map();
  if (!lines.has(name)) lines.set(name, line);
  settings.set(element, lines);
}

/**
 * The line of each start tag in turn.
 *
 * @param {string} xml
 * @returns {Generator<number, undefined>}
 */
function* startTagLines(xml) {
  let line = 1;
  let from = 0;
  for (const { 0: part, index } of xml.matchAll(PARTS)) {
    for (; from < index; from += 1) if (xml[from] === '\n') line += 1;
    if (!/^<[!?]/.test(part)) yield line;
  }
}
