import outline from 'bpmn-js/lib/features/outline/index.js';

import catalogue from '../../editor/catalogue/index.js';
import minimap from '../../editor/canvas/minimap.js';
import { ConnectorRenderer } from '../../editor/canvas/ConnectorRenderer.js';
import { Dots } from '../../editor/canvas/Dots.js';
import { Summaries } from '../../editor/canvas/Summaries.js';
import { ZoomControls } from '../../editor/canvas/ZoomControls.jsx';
import { ReadSteps } from '../../requests/diagram/ReadSteps.js';
import { HeatKeys } from './HeatKeys.js';
import { HeatMap } from './HeatMap.js';

export default {
  __depends__: [outline, catalogue, minimap],
  __init__: [
    'connectorRenderer', 'summaries', 'dots', 'zoomControls', 'heatMap', 'diagramKeys',
  ],
  steps: ['type', ReadSteps],
  connectorRenderer: ['type', ConnectorRenderer],
  summaries: ['type', Summaries],
  dots: ['type', Dots],
  zoomControls: ['type', ZoomControls],
  heatMap: ['type', HeatMap],
  diagramKeys: ['type', HeatKeys],
};
