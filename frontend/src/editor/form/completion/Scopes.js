import { lintContext } from '../../../shared/context.js';
import { Dataflow } from '../../../shared/dataflow/index.js';
import { readStep } from '../../../shared/step.js';

/** @typedef {import('../../../shared/dataflow/index.js').Variable} Variable */

/** The variables at each element of the diagram, worked out when they are asked for. */
export class Scopes {
  /**
   * @param {any} injector
   * @param {import('../Manifests.js').Manifests} manifests
   */
  constructor(injector, manifests) {
    this.injector = injector;
    this.manifests = manifests;
    /** @type {Dataflow | null} */
    this.flow = null;
    const forget = () => {
      this.flow = null;
    };
    injector.get('eventBus').on(['elements.changed', 'import.done'], forget);
  }

  /**
   * What expressions of an element see; a flow sees what its source leaves.
   *
   * @param {any} element of the canvas
   * @returns {Variable[]}
   */
  at({ businessObject }) {
    this.flow ??= this.read();
    const { id, sourceRef } = businessObject;
    const isFlow = businessObject.$type === 'bpmn:SequenceFlow';
    return (isFlow ? this.flow.at(sourceRef.id, 'done') : this.flow.at(id)).variables;
  }

  /**
   * What an element is called in a list.
   *
   * @param {string} id
   * @returns {string}
   */
  nameOf(id) {
    const element = this.injector.get('elementRegistry').get(id);
    return element?.businessObject.name?.trim() || '';
  }

  read() {
    const elements = this.injector.get('elementRegistry').getAll();
    const ids = elements.map((/** @type {any} */ { businessObject }) =>
      readStep(businessObject)?.connector ?? '');
    const manifests = [...new Set(ids)].flatMap((id) => this.manifests.get(id) ?? []);
    const definitions = this.injector.get('bpmnjs').getDefinitions();
    return new Dataflow(lintContext(definitions, null, manifests));
  }
}
