import { render } from 'preact';

import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';
import { onFrame } from './onFrame.js';

const STEP = 1.25;
const KEPT = 'patchbay.minimap';

/** Zoom and minimap, at the lower right of the canvas. */
export class ZoomControls {
  static $inject = ['eventBus', 'canvas', 'injector', 'config.layout'];

  /**
   * @param {any} eventBus
   * @param {any} canvas
   * @param {any} injector
   * @param {import('../page.js').Layout} layout
   */
  constructor(eventBus, canvas, injector, layout) {
    this.canvas = canvas;
    this.injector = injector;
    this.place = document.createElement('div');
    this.place.className = 'pb-zoom';
    this.place.setAttribute('role', 'group');
    this.place.setAttribute('aria-label', t('View'));
    layout.canvas.append(this.place);
    this.later = onFrame(() => this.draw());
    eventBus.on('canvas.viewbox.changed', this.later);
    eventBus.on('import.done', () => this.showMinimap());
  }

  get minimap() {
    return this.injector.get('minimap');
  }

  showMinimap() {
    if (localStorage.getItem(KEPT) === 'open') this.minimap.open();
    this.later();
  }

  toggleMinimap() {
    this.minimap.toggle();
    localStorage.setItem(KEPT, this.minimap.isOpen() ? 'open' : 'closed');
    this.draw();
  }

  /** @param {number | 'fit-viewport'} to */
  zoom(to) {
    this.canvas.zoom(to, 'auto');
  }

  draw() {
    const scale = this.canvas.zoom();
    render(
      <>
        <IconButton
          icon="map"
          label={t('Minimap')}
          pressed={this.minimap.isOpen()}
          onClick={() => this.toggleMinimap()}
        />
        <IconButton
          icon="maximize"
          label={t('Fit the diagram')}
          onClick={() => this.zoom('fit-viewport')}
        />
        <IconButton
          icon="zoom-out"
          label={t('Zoom out')}
          onClick={() => this.zoom(scale / STEP)}
        />
        <button
          class="pb-button pb-button-quiet pb-zoom-scale"
          type="button"
          title={t('Zoom to 100 %')}
          onClick={() => this.zoom(1)}
        >
          {Math.round(scale * 100)} %
        </button>
        <IconButton
          icon="zoom-in"
          label={t('Zoom in')}
          onClick={() => this.zoom(scale * STEP)}
        />
      </>,
      this.place,
    );
  }
}
