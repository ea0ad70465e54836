/** @typedef {any} ModdleElement */
/** @typedef {{ code: string, name: string }} DeclaredError */

const COMMAND = 'errors.catch';
const FROM_EDGE = 18;
const APART = 44;

/** Puts the boundary event of an error at an activity, as one command. */
class CatchHandler {
  static $inject = ['modeling', 'bpmnFactory', 'elementFactory', 'formEdits'];

  /**
   * @param {any} modeling
   * @param {any} bpmnFactory
   * @param {any} elementFactory
   * @param {import('../Edits.js').Edits} formEdits
   */
  constructor(modeling, bpmnFactory, elementFactory, formEdits) {
    this.modeling = modeling;
    this.bpmnFactory = bpmnFactory;
    this.elementFactory = elementFactory;
    this.edits = formEdits;
  }

  /** @param {{ host: any, error: DeclaredError, event?: any }} context */
  preExecute(context) {
    const { host, error } = context;
    const errorRef = this.errorOf(host, error);
    const trigger = this.bpmnFactory.create('bpmn:ErrorEventDefinition', { errorRef });
    const businessObject = this.bpmnFactory.create('bpmn:BoundaryEvent', {
      name: error.name,
      eventDefinitions: [trigger],
    });
    trigger.$parent = businessObject;
    const type = 'bpmn:BoundaryEvent';
    const shape = this.elementFactory.createShape({ type, businessObject });
    const place = placeAt(host);
    context.event = this.modeling.createShape(shape, place, host, { attach: true });
  }

  /**
   * The error of this code, made where the file has none.
   *
   * @param {any} host
   * @param {DeclaredError} error
   */
  errorOf(host, { code, name }) {
    const known = this.edits
      .roots('bpmn:Error')
      .find((one) => one.get('errorCode') === code);
    if (known) return known;
    const { made, update } = this.edits.newRoot('bpmn:Error', name);
    made.set('errorCode', code);
    this.edits.update(host, update);
    return made;
  }
}

/**
 * On the lower border, from the right, left of what is there already.
 *
 * @param {any} host
 */
function placeAt({ x, y, width, height, attachers = [] }) {
  const below = attachers.filter(
    (/** @type {any} */ one) => one.y + one.height / 2 >= y + height - 1,
  );
  const offset = FROM_EDGE + below.length * APART;
  return { x: x + Math.max(width - offset, FROM_EDGE), y: y + height };
}

/** Catches the errors that the operation of an activity declares. */
export class ErrorCatching {
  static $inject = ['commandStack'];

  /** @param {any} commandStack */
  constructor(commandStack) {
    this.commandStack = commandStack;
    commandStack.registerHandler(COMMAND, CatchHandler);
  }

  /**
   * The event that catches an error at an activity, or null.
   *
   * @param {any} host of the canvas
   * @param {string} code
   */
  catcherOf({ attachers = [] }, code) {
    return attachers.find((/** @type {any} */ { businessObject }) =>
      (businessObject.eventDefinitions ?? []).some(
        (/** @type {ModdleElement} */ { $type, errorRef }) =>
          $type === 'bpmn:ErrorEventDefinition' &&
          (!errorRef || errorRef.get('errorCode') === code),
      ),
    ) ?? null;
  }

  /**
   * @param {any} host
   * @param {DeclaredError} error
   */
  catch(host, error) {
    this.commandStack.execute(COMMAND, { host, error });
  }
}
