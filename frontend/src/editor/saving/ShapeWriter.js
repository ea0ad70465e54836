import { getDi, is } from 'bpmn-js/lib/util/ModelUtil.js';
import { isLabelExternal } from 'bpmn-js/lib/util/LabelUtil.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').DiagramElement} DiagramElement */
/** @typedef {import('./types.js').ModdleElement} ModdleElement */

const FLAGS = ['isExpanded', 'isHorizontal', 'isMarkerVisible'];

/** @param {ModdleElement} bo */
const labelText = (bo) =>
  is(bo, 'bpmn:Group') ? bo.categoryValueRef?.value : bo.name;

/** Draws entries: shapes, lines, labels and their diagram interchange. */
export class ShapeWriter {
  static $inject = [
    'canvas', 'elementRegistry', 'bpmnFactory', 'bpmnImporter', 'savingModel',
  ];

  /**
   * @param {any} canvas
   * @param {any} elementRegistry
   * @param {any} bpmnFactory
   * @param {any} bpmnImporter
   * @param {import('./Model.js').Model} model
   */
  constructor(canvas, elementRegistry, bpmnFactory, bpmnImporter, model) {
    this.canvas = canvas;
    this.registry = elementRegistry;
    this.bpmnFactory = bpmnFactory;
    this.importer = bpmnImporter;
    this.model = model;
  }

  /**
   * @param {ModdleElement} bo
   * @param {Entry} entry
   * @returns {DiagramElement}
   */
  add(bo, entry) {
    const { bounds, waypoints } = entry.values;
    const id = `${bo.id}_di`;
    const di = waypoints
      ? this.bpmnFactory.createDiEdge(bo, { id })
      : this.bpmnFactory.createDiShape(bo, { id });
    if (waypoints) di.waypoint = this.bpmnFactory.createDiWaypoints(waypoints);
    else di.bounds = this.bpmnFactory.createDiBounds(bounds);
    this.writeLook(di, entry);
    const root = this.planeRoot(entry);
    this.addToPlane(di, getDi(root));
    this.writeDiLabelBounds(di, entry);
    const element = this.importer.add(bo, di, this.visualParent(bo, root));
    if (bounds) Object.assign(element, bounds);
    this.fitLabel(element, entry);
    return element;
  }

  /** @param {Entry} entry */
  planeRoot(entry) {
    const { plane } = entry.values;
    const id = plane ?? this.model.firstRoot;
    const root = this.canvas.getRootElements().find(
      (/** @type {DiagramElement} */ one) => one.businessObject?.id === id,
    );
    if (!root) throw new Error(`There is no plane of ${id}`);
    return root;
  }

  /**
   * @param {ModdleElement} di
   * @param {ModdleElement} plane
   */
  addToPlane(di, plane) {
    plane.get('planeElement').push(di);
    di.$parent = plane;
  }

  /**
   * The element that an element is drawn in.
   *
   * @param {ModdleElement} bo
   * @param {DiagramElement} root
   */
  visualParent(bo, root) {
    for (let one = bo.$parent; one; one = one.$parent) {
      if (root.businessObject === one) return root;
      const drawn = this.model.drawn(one.id) ?? this.participantOf(one);
      if (drawn) return drawn;
    }
    return root;
  }

  /** @param {ModdleElement} process */
  participantOf(process) {
    if (!is(process, 'bpmn:Process')) return null;
    return this.registry.find(
      (/** @type {DiagramElement} */ one) =>
        is(one, 'bpmn:Participant') && one.businessObject.processRef === process,
    );
  }

  /** @param {DiagramElement} element */
  remove(element) {
    for (const label of [...(element.labels ?? [])]) this.removeLabel(label);
    if (element.host) element.host = null;
    if (element.waypoints) {
      this.canvas.removeConnection(element);
      element.source = null;
      element.target = null;
    } else this.canvas.removeShape(element);
    this.removeFromPlane(getDi(element));
  }

  /** @param {DiagramElement} label */
  removeLabel(label) {
    label.labelTarget = null;
    this.canvas.removeShape(label);
  }

  /** @param {ModdleElement | undefined} di */
  removeFromPlane(di) {
    const elements = di?.$parent?.get('planeElement') ?? [];
    const index = elements.indexOf(di);
    if (index >= 0) elements.splice(index, 1);
  }

  /**
   * @param {DiagramElement} element
   * @param {Entry} entry
   * @param {string[]} keys
   */
  update(element, entry, keys) {
    const di = getDi(element);
    const { bounds, waypoints } = entry.values;
    if (keys.includes('bounds')) {
      Object.assign(element, bounds);
      di.bounds = this.bpmnFactory.createDiBounds(bounds);
      di.bounds.$parent = di;
    }
    if (keys.includes('waypoints')) {
      element.waypoints = waypoints.map(copyOf);
      di.waypoint = this.bpmnFactory.createDiWaypoints(waypoints);
    }
    this.writeLook(di, entry);
    this.writeDiLabelBounds(di, entry);
    this.fitLabel(element, entry);
  }

  /**
   * @param {ModdleElement} di
   * @param {Entry} entry
   */
  writeLook(di, { values }) {
    for (const flag of FLAGS) {
      if (flag in values) di[flag] = values[flag];
      else delete di[flag];
    }
    setColour(di, ['color:background-color', 'bioc:fill'], values.fill);
    setColour(di, ['color:border-color', 'bioc:stroke'], values.stroke);
    if (values.labelColor || di.label) {
      if (!di.label) this.addDiLabel(di);
      setColour(di.label, ['color:color'], values.labelColor);
    }
  }

  /** @param {ModdleElement} di */
  addDiLabel(di) {
    di.label = this.bpmnFactory.create('bpmndi:BPMNLabel');
    di.label.$parent = di;
  }

  /**
   * @param {ModdleElement} di
   * @param {Entry} entry
   */
  writeDiLabelBounds(di, { values }) {
    if (values.labelBounds) {
      if (!di.label) this.addDiLabel(di);
      di.label.bounds = this.bpmnFactory.createDiBounds(values.labelBounds);
    } else if (di.label) delete di.label.bounds;
  }

  /**
   * @param {DiagramElement} element
   * @param {Entry} entry
   */
  writeLabelBounds(element, entry) {
    const di = getDi(element);
    if (di && isLabelExternal(element.businessObject)) {
      this.writeDiLabelBounds(di, entry);
    }
  }

  /**
   * Give an element its label outside, or take it away.
   *
   * @param {DiagramElement} element
   * @param {Entry} entry
   */
  fitLabel(element, { values }) {
    const bo = element.businessObject;
    const wanted = isLabelExternal(bo) && Boolean(labelText(bo));
    const [label] = element.labels ?? [];
    if (label && !wanted) this.removeLabel(label);
    if (!wanted) return;
    const shown = label ?? this.importer.addLabel(bo, getDi(element), element);
    if (values.labelBounds) Object.assign(shown, values.labelBounds);
  }

  /**
   * What is drawn again when an element changes.
   * @param {DiagramElement} element
   * @returns {DiagramElement[]}
   */
  dependents(element) {
    return [element, ...(element.labels ?? []), ...(element.outgoing ?? [])];
  }
}

/** @param {{x: number, y: number}} point */
const copyOf = ({ x, y }) => ({ x, y });

/**
 * @param {ModdleElement} di
 * @param {string[]} names
 * @param {string | undefined} value
 */
function setColour(di, names, value) {
  for (const name of names) {
    if (value) di.set(name, value);
    else if (di.get(name)) di.set(name, undefined);
  }
}
