import asked from './asked/index.js';
import canvas from './canvas/index.js';
import catalogue from './catalogue/index.js';
import findings from './findings/index.js';
import form from './form/index.js';
import outline from './outline/index.js';
import palette from './palette/index.js';
import scenarios from './scenarios/index.js';
import session from './saving/index.js';
import shell from './shell/index.js';
import steps from './steps/index.js';
import upgrades from './upgrades/index.js';

/** The didi modules of the editor on top of bpmn-js; each folder is a feature. */
export const features = [
  session,
  catalogue,
  canvas,
  steps,
  asked,
  palette,
  form,
  findings,
  outline,
  scenarios,
  upgrades,
  shell,
];
