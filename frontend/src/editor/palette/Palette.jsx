import { render } from 'preact';

import './palette.css';

import { isTyping } from '../../keys/isTyping.js';
import { connectorItems } from './connectors.js';
import { bpmnItems } from './elements.js';
import { favourites, recent, remember, toggleFavourite } from './kept.js';
import { PaletteView } from './PaletteView.jsx';

/** @typedef {import('./elements.js').PaletteItem} PaletteItem */

const THRESHOLD = 4;

/** The docked palette: search, elements of BPMN, connectors. */
export class Palette {
  static $inject = [
    'eventBus', 'injector', 'config.layout', 'config.page', 'catalogue',
  ];

  /**
   * @param {any} eventBus
   * @param {any} injector
   * @param {import('../page.js').Layout} layout
   * @param {import('../page.js').PageContext} page
   * @param {import('../catalogue/Catalogue.js').Catalogue} catalogue
   */
  constructor(eventBus, injector, layout, page, catalogue) {
    this.injector = injector;
    this.place = layout.palette;
    this.page = page;
    this.catalogue = catalogue;
    /** @type {PaletteItem[]} */
    this.items = bpmnItems();
    eventBus.on('catalogue.changed', () => this.refresh());
    eventBus.on('session.role', () => this.draw());
    eventBus.on('palette.focus', () => this.focus());
    eventBus.on('diagram.init', () => this.draw());
    document.addEventListener('keydown', (event) => this.onKey(event));
  }

  refresh() {
    const connectors = connectorItems(this.catalogue.entries());
    this.items = [...connectors, ...bpmnItems()];
    this.draw();
  }

  draw() {
    render(
      <PaletteView
        items={this.items}
        favourites={favourites()}
        recent={recent()}
        leftOut={this.catalogue.leftOut}
        disabled={this.page.role === 'viewer'}
        tool={(name, event) => this.startTool(name, event)}
        onAdd={(item) => this.add(item)}
        onPress={(event, item) => this.press(event, item)}
        onFavourite={(item) => this.favour(item)}
      />,
      this.place,
    );
  }

  /** @param {PaletteItem} item */
  favour(item) {
    toggleFavourite(item.id);
    this.draw();
  }

  /** @param {PaletteItem} item */
  add(item) {
    const adding = this.injector.get('adding');
    if (this.page.role === 'viewer') {
      adding.refuse();
      return;
    }
    adding.add(item);
    this.used(item);
  }

  /** @param {PaletteItem} item */
  used(item) {
    remember(item.id);
    this.draw();
  }

  /**
   * A press that moves becomes a drag; one that does not stays a click.
   *
   * @param {PointerEvent} event
   * @param {PaletteItem} item
   */
  press(event, item) {
    if (event.button !== 0 || this.page.role === 'viewer') return;
    const end = new AbortController();
    const { signal } = end;
    /** @param {PointerEvent} moved */
    const move = (moved) => {
      const far = Math.hypot(
        moved.clientX - event.clientX, moved.clientY - event.clientY,
      );
      if (far < THRESHOLD) return;
      end.abort();
      this.injector.get('adding').drag(moved, item);
      this.used(item);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', () => end.abort(), { signal });
  }

  /**
   * @param {'hand' | 'lasso' | 'space' | 'connect'} name
   * @param {MouseEvent} event
   */
  startTool(name, event) {
    const start = {
      hand: () => this.injector.get('handTool').activateHand(event),
      lasso: () => this.injector.get('lassoTool').activateSelection(event),
      space: () => this.injector.get('spaceTool').activateSelection(event),
      connect: () => this.injector.get('globalConnect').start(event),
    };
    start[name]();
  }

  focus() {
    const field = /** @type {HTMLInputElement | null} */ (
      this.place.querySelector('input')
    );
    field?.focus();
    field?.select();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === '/' && plain && !isTyping(event.target)) {
      event.preventDefault();
      this.focus();
    }
  }
}
