/**
 * The diagram as text for the linter. Writing the diagram interchange with moddle
 * costs more than half of `saveXML`; the registry knows all of it.
 */

/** @typedef {any} DiagramElement */

const NAMESPACES =
  ' xmlns:lintdi="http://www.omg.org/spec/BPMN/20100524/DI"' +
  ' xmlns:lintdc="http://www.omg.org/spec/DD/20100524/DC"' +
  ' xmlns:lintd="http://www.omg.org/spec/DD/20100524/DI"';

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {DiagramElement} element */
function shapeText({ businessObject, x, y, width, height }) {
  return (
    `<lintdi:BPMNShape bpmnElement="${escaped(businessObject.id)}"><lintdc:Bounds ` +
    `x="${x}" y="${y}" width="${width}" height="${height}"/></lintdi:BPMNShape>`
  );
}

/** @param {DiagramElement} element */
function edgeText({ businessObject, waypoints }) {
  const points = waypoints.map(
    (/** @type {{x: number, y: number}} */ { x, y }) =>
      `<lintd:waypoint x="${x}" y="${y}"/>`,
  );
  const id = escaped(businessObject.id);
  return `<lintdi:BPMNEdge bpmnElement="${id}">${points.join('')}</lintdi:BPMNEdge>`;
}

/** @param {DiagramElement} element */
function isDrawn(element) {
  const isLabel = Boolean(element.labelTarget);
  return Boolean(element.parent && element.businessObject?.id) && !isLabel;
}

/**
 * @param {DiagramElement[]} elements all of the registry
 * @param {string} root id of the process or collaboration
 */
function planeText(elements, root) {
  const drawn = elements.filter(isDrawn).map((element) =>
    element.waypoints ? edgeText(element) : shapeText(element),
  );
  return (
    `<lintdi:BPMNDiagram${NAMESPACES}>` +
    `<lintdi:BPMNPlane bpmnElement="${escaped(root)}">` +
    `${drawn.join('')}</lintdi:BPMNPlane></lintdi:BPMNDiagram>`
  );
}

/**
 * Do something at once while the definitions have no diagrams.
 *
 * @template T
 * @param {any} definitions
 * @param {() => T} act
 * @returns {T}
 */
function withoutDiagrams(definitions, act) {
  const { diagrams } = definitions;
  definitions.diagrams = [];
  try {
    return act();
  } finally {
    definitions.diagrams = diagrams;
  }
}

/**
 * The text of the model as it is on the canvas.
 *
 * @param {any} modeler bpmn-js, with `_moddle`'s definitions loaded
 * @returns {Promise<string | null>} null while nothing is loaded
 */
export async function diagramText(modeler) {
  const definitions = modeler.getDefinitions();
  const root = modeler.get('canvas').getRootElement()?.businessObject;
  if (!definitions || !root) {
    return null;
  }
  const { xml } = await withoutDiagrams(definitions, () =>
    modeler.get('moddle').toXML(definitions, { preamble: false }),
  );
  const end = xml.lastIndexOf('</');
  if (end < 0) {
    return xml;
  }
  const plane = planeText(modeler.get('elementRegistry').getAll(), root.id);
  return `${xml.slice(0, end)}${plane}${xml.slice(end)}`;
}
