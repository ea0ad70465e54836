import { DiagramKeys } from '../../requests/diagram/DiagramKeys.js';

/** Lets arrow keys go through the elements that have a value. */
export class HeatKeys extends DiagramKeys {
  static $inject = ['eventBus', 'canvas', 'selection', 'elementRegistry', 'heatMap'];
}
