import { is } from 'bpmn-js/lib/util/ModelUtil.js';

import { CONNECTOR_NAMESPACE } from '../../shared/step.js';
import { newStep } from '../steps/stepElements.js';
import { setEnd, setLanes } from './containment.js';
import { asContent, isFragmentKey, parseFragment } from './fragments.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */

const DRAWN = new Set(
  (
    'bounds waypoints labelBounds isExpanded isHorizontal isMarkerVisible fill stroke ' +
    'labelColor plane type parent'
  ).split(' '),
);

/** @param {string} key */
export const isDrawnKey = (key) => DRAWN.has(key);

/** @param {ModdleElement} one */
const isStep = ({ $descriptor }) =>
  $descriptor?.ns?.uri === CONNECTOR_NAMESPACE && $descriptor.ns.localName === 'step';

/** Writes keys of entries into the model. */
export class KeyWriter {
  static $inject = ['moddle', 'bpmnFactory'];

  /**
   * @param {any} moddle
   * @param {any} bpmnFactory
   */
  constructor(moddle, bpmnFactory) {
    this.moddle = moddle;
    this.bpmnFactory = bpmnFactory;
    /** @type {Map<string, {holder: ModdleElement, references: any[]}>} */
    this.parsed = new Map();
  }

  /**
   * Parse the fragments of an entry, which cannot be done while the canvas changes.
   *
   * @param {Entry} entry
   */
  async prepare({ type, values }) {
    for (const [key, value] of Object.entries(values)) {
      if (!isFragmentKey(key)) continue;
      const name = this.cacheKey(type, key, value);
      const content = asContent(key, value);
      this.parsed.set(name, await parseFragment(this.moddle, type, content));
    }
  }

  /** @param {Entry} entry */
  isPrepared({ type, values }) {
    return Object.entries(values).every(
      ([key, value]) =>
        !isFragmentKey(key) || this.parsed.has(this.cacheKey(type, key, value)),
    );
  }

  /**
   * @param {string} type
   * @param {string} key
   * @param {string} value
   */
  cacheKey(type, key, value) {
    return `${type}\n${key}\n${value}`;
  }

  /**
   * Write keys; `find` gives elements by id.
   *
   * @param {ModdleElement} bo
   * @param {Entry} entry what the element should be
   * @param {string[]} keys those to write
   * @param {(id: string) => ModdleElement | null} find
   */
  write(bo, entry, keys, find) {
    let step = false;
    for (const key of keys) {
      if (isDrawnKey(key)) continue;
      if (key.startsWith('step:') || key.startsWith('setting:')) step = true;
      else this.writeKey(bo, entry, key, find);
    }
    if (step) this.writeStep(bo, entry);
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @param {string} key
   * @param {(id: string) => ModdleElement | null} find
   */
  writeKey(bo, entry, key, find) {
    const value = entry.values[key] ?? null;
    if (key === 'extensionElements') this.writeExtensions(bo, entry, value, find);
    else if (key.startsWith('xml:')) this.writeSlot(bo, entry, key, value, find);
    else if (key.startsWith('{')) this.writeForeign(bo, key, value);
    else if (key === 'documentation') this.writeDocumentation(bo, value);
    else if (key === 'condition') this.writeCondition(bo, value);
    else if (key === 'lanes') {
      setLanes(bo, (value ?? []).map(find).filter(Boolean));
    } else if (key === 'sourceRef') setEnd(bo, 'source', value && find(value));
    else if (key === 'targetRef') setEnd(bo, 'target', value && find(value));
    else this.writeProperty(bo, key, value, find);
  }

  /**
   * @param {ModdleElement} bo
   * @param {string} key
   * @param {string | null} value
   * @param {(id: string) => ModdleElement | null} find
   */
  writeProperty(bo, key, value, find) {
    const property = bo.$descriptor.properties.find(
      (/** @type {any} */ one) => one.ns.localName === key,
    );
    if (value === null) {
      delete bo[property?.name ?? key];
      return;
    }
    if (!property) bo.$attrs[key] = value;
    else if (property.isReference) bo[property.name] = find(value) ?? undefined;
    else bo.set(property.name, typed(property.type, value));
  }

  /**
   * @param {ModdleElement} bo
   * @param {string} key
   * @param {string | null} value
   */
  writeForeign(bo, key, value) {
    const [, uri, local] = /** @type {RegExpMatchArray} */ (
      key.match(/^\{(.*)\}(.*)$/)
    );
    const prefix = prefixOf(bo, uri);
    if (!prefix) return;
    if (value === null) delete bo.$attrs[`${prefix}:${local}`];
    else bo.$attrs[`${prefix}:${local}`] = value;
  }

  /**
   * @param {ModdleElement} bo
   * @param {string | null} value
   */
  writeDocumentation(bo, value) {
    const rest = bo.get('documentation').slice(1);
    const first =
      value === null
        ? []
        : [this.bpmnFactory.create('bpmn:Documentation', { text: value })];
    bo.documentation = [...first, ...rest];
    for (const one of first) one.$parent = bo;
  }

  /**
   * @param {ModdleElement} bo
   * @param {{body: string, language: string | null} | null} value
   */
  writeCondition(bo, value) {
    if (!value) {
      delete bo.conditionExpression;
      return;
    }
    const { body, language } = value;
    const attrs = language ? { body, language } : { body };
    const condition = this.bpmnFactory.create('bpmn:FormalExpression', attrs);
    condition.$parent = bo;
    bo.conditionExpression = condition;
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @param {string} key
   * @param {string | null} value
   * @param {(id: string) => ModdleElement | null} find
   */
  writeSlot(bo, entry, key, value, find) {
    const name = key.slice('xml:'.length);
    const property = bo.$descriptor.properties.find(
      (/** @type {any} */ one) => one.ns.localName === name,
    );
    if (!property) return;
    if (value === null) {
      delete bo[property.name];
      return;
    }
    const content = this.take(entry.type, key, value, find)?.get(property.name);
    if (content === undefined) return;
    bo[property.name] = content;
    for (const one of [content].flat()) if (one?.$type) one.$parent = bo;
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @param {string | null} value
   * @param {(id: string) => ModdleElement | null} find
   */
  writeExtensions(bo, entry, value, find) {
    const step = (bo.extensionElements?.values ?? []).filter(isStep);
    const holder = value && this.take(entry.type, 'extensionElements', value, find);
    this.putExtensions(bo, [...(holder?.extensionElements?.values ?? []), ...step]);
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   */
  writeStep(bo, entry) {
    const others = (bo.extensionElements?.values ?? []).filter(
      (/** @type {ModdleElement} */ one) => !isStep(one),
    );
    const content = stepContent(entry.values);
    const step = content ? [newStep(this.moddle, content)] : [];
    this.putExtensions(bo, [...others, ...step]);
  }

  /**
   * @param {ModdleElement} bo
   * @param {ModdleElement[]} values
   */
  putExtensions(bo, values) {
    if (!values.length) {
      delete bo.extensionElements;
      return;
    }
    const holder = this.bpmnFactory.create('bpmn:ExtensionElements', { values });
    holder.$parent = bo;
    for (const one of values) one.$parent = holder;
    bo.extensionElements = holder;
  }

  /**
   * A parsed fragment, once: its elements then belong to the model.
   *
   * @param {string} type
   * @param {string} key
   * @param {string} value
   * @param {(id: string) => ModdleElement | null} find
   */
  take(type, key, value, find) {
    const name = this.cacheKey(type, key, value);
    const found = this.parsed.get(name);
    this.parsed.delete(name);
    if (!found) throw new Error(`${key} was not parsed`);
    for (const { element, property, id } of found.references) {
      const target = find(id);
      if (target) element.set(property, target);
    }
    return found.holder;
  }
}

/**
 * @param {string} type
 * @param {string} value
 */
function typed(type, value) {
  if (type === 'Boolean') return value === 'true' || value === '1';
  if (type === 'Integer') return Number.parseInt(value, 10);
  if (type === 'Real') return Number.parseFloat(value);
  return value;
}

/**
 * @param {ModdleElement} bo
 * @param {string} uri
 * @returns {string | null}
 */
function prefixOf(bo, uri) {
  for (let one = bo; one; one = one.$parent) {
    const found = Object.entries(one.$attrs ?? {}).find(
      ([name, value]) => name.startsWith('xmlns:') && value === uri,
    );
    if (found) return found[0].slice('xmlns:'.length);
  }
  return null;
}

/**
 * @param {{ [key: string]: any }} values
 * @returns {any} null where there is no step
 */
function stepContent(values) {
  if (!('step:connector' in values)) return null;
  /** @type {{ [name: string]: any }} */
  const content = { settings: {} };
  for (const [key, value] of Object.entries(values)) {
    const [kind, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'step') content[name] = value;
    if (kind === 'setting') content.settings[name] = value;
  }
  return content;
}

/**
 * Whether an element's ends are keys of their own.
 * @param {ModdleElement} bo
 */
export function isConnection(bo) {
  return (
    is(bo, 'bpmn:SequenceFlow') ||
    is(bo, 'bpmn:MessageFlow') ||
    is(bo, 'bpmn:Association') ||
    is(bo, 'bpmn:DataAssociation')
  );
}
