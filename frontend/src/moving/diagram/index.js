import catalogue from '../../editor/catalogue/index.js';
import minimap from '../../editor/canvas/minimap.js';
import { ConnectorRenderer } from '../../editor/canvas/ConnectorRenderer.js';
import { Dots } from '../../editor/canvas/Dots.js';
import { Summaries } from '../../editor/canvas/Summaries.js';
import { ZoomControls } from '../../editor/canvas/ZoomControls.jsx';
import { DiagramKeys } from '../../requests/diagram/DiagramKeys.js';
import { ReadSteps } from '../../requests/diagram/ReadSteps.js';
import { MoveMarks } from './MoveMarks.js';

export default {
  __depends__: [catalogue, minimap],
  __init__: [
    'connectorRenderer', 'summaries', 'dots', 'zoomControls', 'tokenMarks',
    'diagramKeys',
  ],
  steps: ['type', ReadSteps],
  connectorRenderer: ['type', ConnectorRenderer],
  summaries: ['type', Summaries],
  dots: ['type', Dots],
  zoomControls: ['type', ZoomControls],
  tokenMarks: ['type', MoveMarks],
  diagramKeys: ['type', DiagramKeys],
};
