import '../../requests/diagram/marks.css';

import { iconMarkup } from '../../icons/Icon.jsx';
import { placeOf } from './placeOf.js';

const TYPE = 'pb-tokens';
const SCALE = { min: 0.9, max: 1.25 };

/** @typedef {{ tokens: Map<string, number>, refused: Set<string> }} Places */

/** @param {number} count @param {boolean} refused */
function markElement(count, refused) {
  const element = document.createElement('div');
  element.className = `pb-mark pb-mark-${refused ? 'incident' : 'running'}`;
  element.innerHTML = refused ? iconMarkup('octagon-alert') : '';
  const number = document.createElement('span');
  number.textContent = count ? String(count) : '';
  element.append(number);
  return element;
}

/** Shows how many tokens stand on each element, and which have nowhere to go. */
export class MoveMarks {
  static $inject = ['eventBus', 'overlays', 'elementRegistry'];

  /**
   * @param {any} eventBus
   * @param {any} overlays
   * @param {any} elementRegistry
   */
  constructor(eventBus, overlays, elementRegistry) {
    this.overlays = overlays;
    this.registry = elementRegistry;
    /** @type {Places} */
    this.places = { tokens: new Map(), refused: new Set() };
    eventBus.on('import.done', () => this.show(this.places));
  }

  /** @param {Places} places */
  show(places) {
    this.places = places;
    this.overlays.remove({ type: TYPE });
    for (const id of new Set([...places.tokens.keys(), ...places.refused])) {
      const element = this.registry.get(id);
      if (!element) continue;
      const html = markElement(places.tokens.get(id) ?? 0, places.refused.has(id));
      this.overlays.add(id, TYPE, {
        position: placeOf(element), html, scale: SCALE, show: { minZoom: 0.1 },
      });
    }
  }

  /** Says whether something is shown on an element. @param {string} id */
  isMarked(id) {
    return this.places.tokens.has(id) || this.places.refused.has(id);
  }
}
