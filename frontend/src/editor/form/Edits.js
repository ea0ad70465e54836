/** @typedef {any} ModdleElement */
/** @typedef {{ target: ModdleElement, properties: { [name: string]: any } }} Update */

const COMMAND = 'form.update';

/** Sets properties of several moddle elements as one command. */
class UpdateHandler {
  /**
   * @param {{element: any, updates: Update[], before?: Update[]}} context
   */
  execute(context) {
    const { element, updates } = context;
    context.before = updates.map(({ target, properties }) => ({
      target,
      properties: Object.fromEntries(
        Object.keys(properties).map((name) => [name, target.get(name)]),
      ),
    }));
    write(updates);
    return [element];
  }

  /** @param {{element: any, before?: Update[]}} context */
  revert({ element, before = [] }) {
    write([...before].reverse());
    return [element];
  }
}

/** @param {Update[]} updates */
function write(updates) {
  for (const { target, properties } of updates) {
    for (const [name, value] of Object.entries(properties)) target.set(name, value);
  }
}

/** What the form changes about elements apart from connectors; each is one command. */
export class Edits {
  static $inject = ['commandStack', 'modeling', 'bpmnFactory', 'bpmnjs'];

  /**
   * @param {any} commandStack
   * @param {any} modeling
   * @param {any} bpmnFactory
   * @param {any} bpmnjs
   */
  constructor(commandStack, modeling, bpmnFactory, bpmnjs) {
    this.commandStack = commandStack;
    this.modeling = modeling;
    this.bpmnFactory = bpmnFactory;
    this.bpmnjs = bpmnjs;
    commandStack.registerHandler(COMMAND, UpdateHandler);
  }

  /**
   * Properties of the element itself.
   *
   * @param {any} element
   * @param {{ [name: string]: any }} properties
   */
  set(element, properties) {
    this.modeling.updateProperties(element, properties);
  }

  /**
   * Properties of what belongs to the element.
   *
   * @param {any} element
   * @param {Update[]} updates
   */
  update(element, ...updates) {
    this.commandStack.execute(COMMAND, { element, updates });
  }

  /**
   * @param {any} element
   * @param {string | null} text
   */
  setDocumentation(element, text) {
    const { businessObject } = element;
    const [, ...others] = businessObject.get('documentation');
    const made = this.make('bpmn:Documentation', { text }, businessObject);
    this.set(element, { documentation: text ? [made, ...others] : others });
  }

  /**
   * An expression in the place of another, whose language stays.
   *
   * @param {ModdleElement | undefined} before
   * @param {string | null} body
   * @param {ModdleElement} parent
   */
  expression(before, body, parent) {
    if (body === null) return undefined;
    const language = before?.language && !body.startsWith('=') ? before.language : null;
    return this.make(
      'bpmn:FormalExpression',
      { body, ...(language && { language }) },
      parent,
    );
  }

  /**
   * A new message, signal, error or escalation, with what makes it part of the file.
   *
   * @param {string} type
   * @param {string} name
   */
  newRoot(type, name) {
    const definitions = this.bpmnjs.getDefinitions();
    const made = this.make(type, { name }, definitions);
    const rootElements = [...definitions.rootElements, made];
    return { made, update: { target: definitions, properties: { rootElements } } };
  }

  /**
   * @param {string} type
   * @returns {ModdleElement[]}
   */
  roots(type) {
    return this.bpmnjs
      .getDefinitions()
      .rootElements.filter((/** @type {ModdleElement} */ root) => root.$type === type);
  }

  /**
   * @param {string} type
   * @param {{ [name: string]: any }} properties
   * @param {ModdleElement} parent
   */
  make(type, properties, parent) {
    const made = this.bpmnFactory.create(type, properties);
    made.$parent = parent;
    return made;
  }
}
