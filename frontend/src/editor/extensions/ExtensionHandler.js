import { findExtension } from '../../shared/connectorElements.js';

/** @typedef {any} ModdleElement */
/** @typedef {(present: ModdleElement | null) => ModdleElement | null} Change */

/**
 * @typedef {object} ExtensionContext
 * @property {any} element of the canvas
 * @property {string} name of our extension element, without prefix
 * @property {Change} change makes the new one of the present one; null for none
 * @property {{ extensions: ModdleElement, values: ModdleElement[] }} [before]
 */

/**
 * Exchanges one of our extension elements as one command. The others stay where they
 * are.
 */
export class ExtensionHandler {
  static $inject = ['bpmnFactory'];

  /** @param {any} bpmnFactory */
  constructor(bpmnFactory) {
    this.bpmnFactory = bpmnFactory;
  }

  /** @param {ExtensionContext} context */
  execute(context) {
    const { element, name, change } = context;
    const { businessObject } = element;
    const extensions = businessObject.extensionElements;
    context.before = { extensions, values: extensions?.values };
    const present = findExtension(businessObject, name);
    const values = exchanged(extensions?.values ?? [], present, change(present));
    this.write(businessObject, values);
    return [element];
  }

  /** @param {ExtensionContext} context */
  revert({ element, before }) {
    const { businessObject } = element;
    businessObject.extensionElements = before?.extensions;
    if (before?.extensions) {
      before.extensions.values = before.values;
    }
    return [element];
  }

  /**
   * @param {ModdleElement} businessObject
   * @param {ModdleElement[]} values
   */
  write(businessObject, values) {
    if (!values.length) {
      businessObject.extensionElements = undefined;
      return;
    }
    businessObject.extensionElements ??= this.newExtensions(businessObject);
    const extensions = businessObject.extensionElements;
    extensions.values = values;
    for (const value of values) {
      value.$parent = extensions;
    }
  }

  /** @param {ModdleElement} parent */
  newExtensions(parent) {
    const extensions = this.bpmnFactory.create('bpmn:ExtensionElements', {
      values: [],
    });
    extensions.$parent = parent;
    return extensions;
  }
}

/**
 * @param {ModdleElement[]} values
 * @param {ModdleElement | null} present
 * @param {ModdleElement | null} next
 */
function exchanged(values, present, next) {
  const added = next ? [next] : [];
  if (!present) return [...values, ...added];
  return values.flatMap((value) => (value === present ? added : [value]));
}
