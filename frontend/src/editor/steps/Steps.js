import { fileValue } from '../../shared/values.js';
import { readStep } from '../../shared/step.js';
import { sameValue } from '../../shared/sameValue.js';
import { ExtensionHandler } from '../extensions/ExtensionHandler.js';
import {
  newStep,
  withAttribute,
  withOutputs,
  withRetry,
  withSetting,
} from './stepElements.js';

/** @typedef {import('../../shared/types.js').Manifest} Manifest */
/** @typedef {import('../../shared/types.js').Step} Step */
/** @typedef {import('../../shared/types.js').Value} Value */
/** @typedef {import('../../shared/types.js').Values} Values */
/** @typedef {any} ModdleElement */
/** @typedef {'connector' | 'operation' | 'version'} Kind */
/** @typedef {Kind | 'credential' | 'name'} Attribute */
/** @typedef {Attribute | 'retry' | 'outputs'} Field */
/**
 * @typedef {object} NewStep
 * @property {string} connector
 * @property {string} operation
 * @property {string | null} [version]
 * @property {string | null} [name] of the connector
 * @property {string | null} [credential]
 * @property {Values} [settings]
 */

const COMMAND = 'steps.change';
const EVENT = /^bpmn:(?:Start|End|Boundary|Intermediate(?:Catch|Throw))Event$/;

/** Reads and changes what connector steps say; each change is one command. */
export class Steps {
  static $inject = ['commandStack', 'moddle', 'bpmnFactory', 'injector'];

  /**
   * @param {any} commandStack
   * @param {any} moddle
   * @param {any} bpmnFactory
   * @param {any} injector
   */
  constructor(commandStack, moddle, bpmnFactory, injector) {
    this.commandStack = commandStack;
    this.moddle = moddle;
    this.bpmnFactory = bpmnFactory;
    this.injector = injector;
    commandStack.registerHandler(COMMAND, ExtensionHandler);
  }

  /**
   * @param {any} element of the canvas
   * @returns {Step | null}
   */
  read(element) {
    return element?.businessObject ? readStep(element.businessObject) : null;
  }

  /**
   * Write a setting; null or the default's own value takes it out of the file.
   *
   * @param {any} element
   * @param {string} name
   * @param {Value | null} value
   */
  setSetting(element, name, value) {
    const step = this.read(element);
    if (!step) return;
    const written = this.isDefault(step, name, value) ? null : value;
    if (sameValue(step.settings[name] ?? null, written)) return;
    this.change(element, (present) =>
      present && withSetting(this.moddle, present, name, written),
    );
  }

  /**
   * @param {any} element
   * @param {Field} field
   * @param {any} value text or null; an object for `retry`, a list for `outputs`
   */
  setField(element, field, value) {
    const step = this.read(element);
    if (!step || sameValue(step[field], value)) return;
    this.change(element, (present) => present && this.withField(present, field, value));
  }

  /**
   * Give the element a connector, in place of the one it may have.
   *
   * @param {any} element
   * @param {NewStep} content
   */
  attach(element, content) {
    this.change(element, () => this.newStep(content));
  }

  /** @param {any} element */
  remove(element) {
    if (this.read(element)) this.change(element, () => null);
  }

  /**
   * The business object of a new shape that carries a connector.
   *
   * @param {NewStep} content
   * @param {string} type of moddle
   * @returns {ModdleElement}
   */
  businessObject(content, type) {
    const extensions = this.bpmnFactory.create('bpmn:ExtensionElements', {
      values: [this.newStep(content)],
    });
    extensions.values[0].$parent = extensions;
    const made = this.bpmnFactory.create(type, { extensionElements: extensions });
    extensions.$parent = made;
    if (EVENT.test(type)) {
      const trigger = this.bpmnFactory.create('bpmn:MessageEventDefinition');
      trigger.$parent = made;
      made.eventDefinitions = [trigger];
    }
    return made;
  }

  /**
   * @param {any} element
   * @param {import('../extensions/ExtensionHandler.js').Change} change
   */
  change(element, change) {
    this.commandStack.execute(COMMAND, { element, name: 'step', change });
  }

  /** @param {NewStep} content */
  newStep(content) {
    const settings = Object.entries(content.settings ?? {}).filter(
      ([name, value]) => !this.isDefault(content, name, value),
    );
    return newStep(this.moddle, { ...content, settings: Object.fromEntries(settings) });
  }

  /**
   * @param {ModdleElement} present
   * @param {Field} field
   * @param {any} value
   */
  withField(present, field, value) {
    if (field === 'retry') return withRetry(this.moddle, present, value);
    if (field === 'outputs') return withOutputs(this.moddle, present, value);
    return withAttribute(this.moddle, present, field, value);
  }

  /**
   * @param {{ connector: string | null, operation: string | null }} step
   * @param {string} name
   * @param {Value | null} value
   */
  isDefault({ connector, operation }, name, value) {
    /** @type {Manifest | undefined} */
    const manifest = this.injector.get('catalogue', false)?.known?.(connector);
    const setting = manifest?.operations
      .find((one) => one.operation === operation)
      ?.settings.find((one) => one.name === name);
    const standard = fileValue(setting?.default);
    return standard !== null && value !== null && sameValue(standard, value);
  }
}
