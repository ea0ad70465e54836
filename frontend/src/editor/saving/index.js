import { CanvasSync } from './CanvasSync.js';
import { Capture } from './Capture.js';
import { EditorKeys } from './EditorKeys.js';
import { KeyWriter } from './KeyWriter.js';
import { Model } from './Model.js';
import { Placer } from './Placer.js';
import { Session } from './Session.js';
import { ShapeWriter } from './ShapeWriter.js';
import { ViewerRules } from './ViewerRules.js';

export default {
  __init__: ['session', 'capture', 'editorKeys', 'viewerRules'],
  session: ['type', Session],
  capture: ['type', Capture],
  canvasSync: ['type', CanvasSync],
  savingModel: ['type', Model],
  keyWriter: ['type', KeyWriter],
  placer: ['type', Placer],
  shapeWriter: ['type', ShapeWriter],
  editorKeys: ['type', EditorKeys],
  viewerRules: ['type', ViewerRules],
};
