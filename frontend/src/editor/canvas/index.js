import colours from './colours.js';
import minimap from './minimap.js';
import { CanvasKeys } from './CanvasKeys.js';
import { ConnectorRenderer } from './ConnectorRenderer.js';
import { Dots } from './Dots.js';
import { Summaries } from './Summaries.js';
import { ZoomControls } from './ZoomControls.jsx';

export default {
  __depends__: [minimap, colours],
  __init__: ['connectorRenderer', 'summaries', 'dots', 'zoomControls', 'canvasKeys'],
  connectorRenderer: ['type', ConnectorRenderer],
  summaries: ['type', Summaries],
  dots: ['type', Dots],
  zoomControls: ['type', ZoomControls],
  canvasKeys: ['type', CanvasKeys],
};
