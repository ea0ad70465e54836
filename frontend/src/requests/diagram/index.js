import outline from 'bpmn-js/lib/features/outline/index.js';

import catalogue from '../../editor/catalogue/index.js';
import minimap from '../../editor/canvas/minimap.js';
import { ConnectorRenderer } from '../../editor/canvas/ConnectorRenderer.js';
import { Dots } from '../../editor/canvas/Dots.js';
import { Summaries } from '../../editor/canvas/Summaries.js';
import { ZoomControls } from '../../editor/canvas/ZoomControls.jsx';
import { DiagramKeys } from './DiagramKeys.js';
import { FlowRenderer } from './FlowRenderer.js';
import { ReadSteps } from './ReadSteps.js';
import { TokenMarks } from './TokenMarks.js';

export default {
  __depends__: [outline, catalogue, minimap],
  __init__: [
    'connectorRenderer', 'flowRenderer', 'summaries', 'dots', 'zoomControls',
    'tokenMarks', 'diagramKeys',
  ],
  steps: ['type', ReadSteps],
  connectorRenderer: ['type', ConnectorRenderer],
  flowRenderer: ['type', FlowRenderer],
  summaries: ['type', Summaries],
  dots: ['type', Dots],
  zoomControls: ['type', ZoomControls],
  tokenMarks: ['type', TokenMarks],
  diagramKeys: ['type', DiagramKeys],
};
