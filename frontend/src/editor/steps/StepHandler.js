import { findStep } from '../../shared/step.js';

/** @typedef {any} ModdleElement */
/** @typedef {(step: ModdleElement | null) => ModdleElement | null} Change */

/**
 * @typedef {object} StepContext
 * @property {any} element of the canvas
 * @property {Change} change makes the new step of the present one; null for none
 * @property {{ extensions: ModdleElement, values: ModdleElement[] }} [before]
 */

/**
 * Exchanges the step of an element as one command. The other extension elements stay
 * where they are.
 */
export class StepHandler {
  static $inject = ['bpmnFactory'];

  /** @param {any} bpmnFactory */
  constructor(bpmnFactory) {
    this.bpmnFactory = bpmnFactory;
  }

  /** @param {StepContext} context */
  execute(context) {
    const { element, change } = context;
    const { businessObject } = element;
    const extensions = businessObject.extensionElements;
    context.before = { extensions, values: extensions?.values };
    const present = findStep(businessObject);
    const values = exchanged(extensions?.values ?? [], present, change(present));
    this.write(businessObject, values);
    return [element];
  }

  /** @param {StepContext} context */
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
