import { readStep } from '../../shared/step.js';

/** Reads the connector of an element where nothing is edited. */
export class ReadSteps {
  /**
   * @param {any} element of the canvas
   * @returns {import('../../shared/types.js').Step | null}
   */
  read(element) {
    return element?.businessObject ? readStep(element.businessObject) : null;
  }
}
