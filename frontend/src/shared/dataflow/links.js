/**
 * Links the moments of elements as tokens go from one to the other.
 */

import { triggersOf } from '../model.js';
import { addConcurrent } from './concurrency.js';
import { isNode, vertex } from './graph.js';
import { PEOPLE } from './writes.js';

/** @typedef {import('./graph.js').Moments} Moments */
/** @typedef {import('./graph.js').Vertex} Vertex */
/** @typedef {any} ModdleElement */

export class Linking {
  /**
   * @param {Map<string, Moments>} moments
   * @param {ModdleElement[]} elements of the file
   */
  constructor(moments, elements) {
    this.moments = moments;
    this.elements = elements;
    this.nodes = elements.filter((one) => this.moments.has(one.id) && isNode(one));
    this.flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    /** @type {Map<ModdleElement, Vertex>} */
    this.roots = new Map();
    this.entered = new Set(this.flows.map(({ targetRef }) => targetRef));
    this.left = new Set(this.flows.map(({ sourceRef }) => sourceRef));
  }

  link() {
    for (const { sourceRef, targetRef } of this.flows) this.join(sourceRef, targetRef);
    for (const node of this.nodes) {
      this.linkEntry(node);
      this.linkExit(node);
    }
    for (const element of this.elements) this.linkAcross(element);
    addConcurrent(this.moments, this.nodes, this.flows);
  }

  /**
   * @param {ModdleElement} source
   * @param {ModdleElement} target
   */
  join(source, target) {
    const [from, to] = [this.moments.get(source?.id), this.moments.get(target?.id)];
    if (from && to) to.entered.after.push(from.done);
  }

  /**
   * What begins without a flow: with its surroundings, at a border, or by an event.
   *
   * @param {ModdleElement} node
   */
  linkEntry(node) {
    const { entered } = this.of(node);
    if (node.$type === 'bpmn:BoundaryEvent') this.linkBorder(node);
    else if (node.triggeredByEvent || node.isForCompensation) {
      entered.after.push(this.around(node));
      entered.perhaps.push(...this.doneInside(node.$parent));
    } else if (!this.entered.has(node) && !isLinkTarget(node)) {
      entered.after.push(this.around(node));
      if (node.$parent?.$type === 'bpmn:AdHocSubProcess') {
        entered.perhaps.push(...this.doneInside(node.$parent));
      }
    }
  }

  /**
   * What happens at a border may happen before, or in the middle of, what is inside.
   *
   * @param {ModdleElement} event
   */
  linkBorder(event) {
    const { entered } = this.of(event);
    const attached = this.moments.get(event.attachedToRef?.id);
    if (!attached) return;
    entered.after.push(isCompensation(event) ? attached.done : attached.entered);
    entered.perhaps.push(...this.doneInside(event.attachedToRef));
  }

  /**
   * The moment in which the surroundings of a node begin.
   *
   * @param {ModdleElement} node
   * @returns {Vertex}
   */
  around({ $parent: parent }) {
    const found = this.moments.get(parent?.id);
    if (found) return found.inside;
    const root = this.roots.get(parent) ?? vertex(parent?.id ?? '', { writes: PEOPLE });
    this.roots.set(parent, root);
    return root;
  }

  /**
   * The end of a path is the end of what it is in.
   *
   * @param {ModdleElement} node
   */
  linkExit(node) {
    const around = this.moments.get(node.$parent?.id);
    if (!around || this.left.has(node) || node.isForCompensation) return;
    if (node.triggeredByEvent) around.ended.perhaps.push(this.of(node).done);
    else around.ended.after.push(this.of(node).done);
  }

  /**
   * Ways that are no sequence flows.
   *
   * @param {ModdleElement} element
   */
  linkAcross(element) {
    if (element.$type === 'bpmn:MessageFlow') this.linkMessage(element);
    if (element.$type === 'bpmn:Association') this.linkHandler(element);
    if (!linkNameOf(element) || isLinkTarget(element)) return;
    for (const other of this.nodes) {
      if (isTarget(element, other)) this.join(element, other);
    }
  }

  /**
   * A message carries the variables of its sender.
   *
   * @param {ModdleElement} flow
   */
  linkMessage({ sourceRef, targetRef }) {
    const from = this.moments.get(sourceRef?.id);
    if (from) this.moments.get(targetRef?.id)?.done.perhaps.push(from.inside);
  }

  /**
   * What compensates begins when its activity is done.
   *
   * @param {ModdleElement} association
   */
  linkHandler({ sourceRef, targetRef }) {
    const from = isCompensation(sourceRef) && this.moments.get(sourceRef.id);
    if (from) this.moments.get(targetRef?.id)?.entered.after.push(from.entered);
  }

  /**
   * @param {ModdleElement} container
   * @returns {Vertex[]}
   */
  doneInside(container) {
    return (container?.flowElements ?? [])
      .filter((/** @type {ModdleElement} */ one) => this.moments.has(one.id))
      .flatMap((/** @type {ModdleElement} */ one) => [
        this.of(one).done,
        ...this.doneInside(one),
      ]);
  }

  /**
   * @param {ModdleElement} node
   * @returns {Moments}
   */
  of(node) {
    return /** @type {Moments} */ (this.moments.get(node.id));
  }
}

/** @param {ModdleElement | undefined} event */
function isCompensation(event) {
  return (
    event?.$type === 'bpmn:BoundaryEvent' &&
    triggersOf(event).some(({ $type }) => $type === 'bpmn:CompensateEventDefinition')
  );
}

/** @param {ModdleElement} element */
function linkNameOf(element) {
  if (!element.$type?.endsWith('Event')) return undefined;
  const isLink = (/** @type {ModdleElement} */ one) =>
    one.$type === 'bpmn:LinkEventDefinition';
  return triggersOf(element).find(isLink)?.name;
}

/** @param {ModdleElement} node */
function isLinkTarget(node) {
  return node.$type === 'bpmn:IntermediateCatchEvent' && Boolean(linkNameOf(node));
}

/**
 * @param {ModdleElement} source of a link
 * @param {ModdleElement} other
 */
function isTarget(source, other) {
  return (
    isLinkTarget(other) &&
    other.$parent === source.$parent &&
    linkNameOf(other) === linkNameOf(source)
  );
}
