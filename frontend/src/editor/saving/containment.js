/**
 * Putting elements of the model into their containers and taking them out.
 */

import { is } from 'bpmn-js/lib/util/ModelUtil.js';

/** @typedef {import('./types.js').ModdleElement} ModdleElement */

/** @type {[string, string][]} the first type that fits says where an element goes */
const SLOTS = [
  ['bpmn:Lane', 'lanes'],
  ['bpmn:FlowElement', 'flowElements'],
  ['bpmn:Artifact', 'artifacts'],
  ['bpmn:MessageFlow', 'messageFlows'],
  ['bpmn:Participant', 'participants'],
  ['bpmn:DataInputAssociation', 'dataInputAssociations'],
  ['bpmn:DataOutputAssociation', 'dataOutputAssociations'],
  ['bpmn:CategoryValue', 'categoryValue'],
  ['bpmn:RootElement', 'rootElements'],
];

/**
 * @param {any} list
 * @param {any} item
 */
function drop(list, item) {
  const index = Array.isArray(list) ? list.indexOf(item) : -1;
  if (index >= 0) list.splice(index, 1);
}

/**
 * The lane set that holds a container's lanes, made where it is missing.
 *
 * @param {any} bpmnFactory
 * @param {ModdleElement} container process or lane
 */
function laneSetOf(bpmnFactory, container) {
  const found = is(container, 'bpmn:Lane')
    ? container.childLaneSet
    : container.get('laneSets')[0];
  if (found) return found;
  const id = `LaneSet_${container.id}`;
  const laneSet = bpmnFactory.create('bpmn:LaneSet', { id });
  laneSet.$parent = container;
  if (is(container, 'bpmn:Lane')) container.childLaneSet = laneSet;
  else container.get('laneSets').push(laneSet);
  return laneSet;
}

/**
 * Put an element into its container.
 *
 * @param {any} bpmnFactory
 * @param {ModdleElement} bo
 * @param {ModdleElement} container definitions for root elements
 */
export function attach(bpmnFactory, bo, container) {
  const slot = SLOTS.find(([type]) => is(bo, type))?.[1];
  if (!slot) throw new Error(`${bo.$type} has no place in ${container.$type}`);
  const holder = slot === 'lanes' ? laneSetOf(bpmnFactory, container) : container;
  holder.get(slot).push(bo);
  bo.$parent = holder;
}

/**
 * Take an element out of its container, and a lane set that is empty then.
 *
 * @param {ModdleElement} bo
 */
export function detach(bo) {
  const holder = bo.$parent;
  if (!holder) return;
  const slot = SLOTS.find(([type]) => is(bo, type))?.[1];
  if (slot) drop(holder.get(slot), bo);
  bo.$parent = null;
  if (is(holder, 'bpmn:LaneSet') && !holder.lanes.length) dropLaneSet(holder);
}

/** @param {ModdleElement} laneSet */
function dropLaneSet(laneSet) {
  const container = laneSet.$parent;
  if (container?.childLaneSet === laneSet) delete container.childLaneSet;
  else drop(container?.laneSets, laneSet);
}

/**
 * Set or take away an end of a flow, with the list of the flow node.
 *
 * @param {ModdleElement} flow
 * @param {'source' | 'target'} side
 * @param {ModdleElement | null} node
 */
export function setEnd(flow, side, node) {
  const reference = `${side}Ref`;
  if (is(flow, 'bpmn:DataAssociation')) {
    setDataEnd(flow, reference, node);
    return;
  }
  const before = flow[reference];
  flow[reference] = node ?? undefined;
  if (!is(flow, 'bpmn:SequenceFlow')) return;
  const list = side === 'source' ? 'outgoing' : 'incoming';
  if (before) drop(before.get(list), flow);
  if (node) enlist(node, list, flow);
}

/**
 * @param {ModdleElement} node
 * @param {string} list
 * @param {ModdleElement} flow
 */
function enlist(node, list, flow) {
  if (!is(node, 'bpmn:FlowNode')) return;
  const flows = node.get(list);
  if (!flows.includes(flow)) flows.push(flow);
}

/**
 * @param {ModdleElement} association
 * @param {string} reference
 * @param {ModdleElement | null} node
 */
function setDataEnd(association, reference, node) {
  if (reference === 'targetRef') association.targetRef = node ?? undefined;
  else association.sourceRef = node ? [node] : [];
}

/**
 * Name a flow node in exactly these lanes.
 *
 * @param {ModdleElement} node
 * @param {ModdleElement[]} lanes
 */
export function setLanes(node, lanes) {
  for (const lane of node.get('lanes')) drop(lane.get('flowNodeRef'), node);
  node.lanes = lanes;
  for (const lane of lanes) lane.get('flowNodeRef').push(node);
}

/**
 * Take an element out of everything that points at it.
 *
 * @param {ModdleElement} bo
 */
export function unlink(bo) {
  if (is(bo, 'bpmn:FlowNode')) setLanes(bo, []);
  if (is(bo, 'bpmn:SequenceFlow')) {
    setEnd(bo, 'source', null);
    setEnd(bo, 'target', null);
  }
  if (is(bo, 'bpmn:Lane')) {
    for (const node of bo.get('flowNodeRef')) drop(node.get('lanes'), bo);
  }
  detach(bo);
}
