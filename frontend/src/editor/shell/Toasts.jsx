import { render } from 'preact';

import './toasts.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/**
 * @typedef {object} Told
 * @property {number} id
 * @property {string} message
 * @property {'info' | 'warning'} kind
 */

const SHOWN_FOR = 8000;

/** @param {{told: Told[], onClose: (id: number) => void}} props */
function ToastList({ told, onClose }) {
  return told.map(({ id, message, kind }) => (
    <div key={id} class={`pb-toast pb-toast-${kind}`}>
      <Icon name={kind === 'warning' ? 'triangle-alert' : 'info'} />
      <p>{message}</p>
      <button
        class="pb-button pb-button-quiet pb-button-icon"
        type="button"
        aria-label={t('Close')}
        onClick={() => onClose(id)}
      >
        <Icon name="x" />
      </button>
    </div>
  ));
}

/** Tells what happened without asking anything; a warning stays until it is closed. */
export class Toasts {
  static $inject = ['eventBus'];

  /** @param {any} eventBus */
  constructor(eventBus) {
    /** @type {Told[]} */
    this.told = [];
    this.last = 0;
    this.place = document.createElement('div');
    this.place.className = 'pb-toasts';
    this.place.setAttribute('role', 'status');
    document.body.append(this.place);
    eventBus.on('session.told', (/** @type {Told} */ { message, kind }) =>
      this.tell(message, kind ?? 'info'),
    );
  }

  /**
   * @param {string} message
   * @param {'info' | 'warning'} kind
   */
  tell(message, kind) {
    this.last += 1;
    const id = this.last;
    const others = this.told.filter((one) => one.message !== message);
    this.told = [...others, { id, message, kind }].slice(-4);
    this.draw();
    if (kind === 'info') {
      window.setTimeout(() => this.close(id), SHOWN_FOR);
    }
  }

  /** @param {number} id */
  close(id) {
    this.told = this.told.filter((one) => one.id !== id);
    this.draw();
  }

  draw() {
    render(<ToastList told={this.told} onClose={(id) => this.close(id)} />, this.place);
  }
}
