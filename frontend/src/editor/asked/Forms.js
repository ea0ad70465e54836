import { readForm } from '../../shared/form.js';
import { sameValue } from '../../shared/sameValue.js';
import { ExtensionHandler } from '../extensions/ExtensionHandler.js';
import { withFields } from './formElements.js';

/** @typedef {import('../../shared/types.js').Value} Value */

const COMMAND = 'forms.change';

/** Reads and changes what people are asked for; each change is one command. */
export class Forms {
  static $inject = ['commandStack', 'moddle'];

  /**
   * @param {any} commandStack
   * @param {any} moddle
   */
  constructor(commandStack, moddle) {
    this.commandStack = commandStack;
    this.moddle = moddle;
    commandStack.registerHandler(COMMAND, ExtensionHandler);
  }

  /**
   * Whether people can be asked at the element: in a user task, and where a Request is
   * started. A form that is there already can be looked at anywhere.
   *
   * @param {any} element of the canvas
   */
  fits({ businessObject }) {
    const { $type, $parent } = businessObject;
    if ($type === 'bpmn:UserTask' || readForm(businessObject)) return true;
    return $type === 'bpmn:StartEvent' && $parent?.$type === 'bpmn:Process';
  }

  /**
   * @param {any} element of the canvas
   * @returns {import('../../shared/types.js').ValueObject[]}
   */
  read({ businessObject }) {
    return readForm(businessObject) ?? [];
  }

  /**
   * @param {any} element of the canvas
   * @param {Value[]} rows
   */
  write(element, rows) {
    if (sameValue(this.read(element), rows)) return;
    this.commandStack.execute(COMMAND, {
      element,
      name: 'form',
      change: (/** @type {any} */ present) => withFields(this.moddle, present, rows),
    });
  }
}
