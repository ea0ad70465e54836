import { render } from 'preact';

import './keys.css';

import { Dialog, DialogActions } from '../../dialog/Dialog.jsx';
import { t } from '../../i18n/translate.js';
import { isTyping } from '../../keys/isTyping.js';

/** @returns {{title: string, keys: [string, string][]}[]} */
const groups = () => [
  {
    title: t('Add and connect'),
    keys: [
      ['/', t('Search the palette')],
      ['N', t('Add an element')],
      ['A', t('Append to the selection')],
      ['C', t('Connect')],
      ['R', t('Change the type')],
    ],
  },
  {
    title: t('Edit'),
    keys: [
      ['E  F2', t('Rename')],
      ['Enter', t('Open the form')],
      ['Del', t('Delete')],
      ['Ctrl Z', t('Undo')],
      ['Ctrl Shift Z', t('Redo')],
      ['Ctrl C  X  V', t('Copy, cut, paste')],
    ],
  },
  {
    title: t('Move around'),
    keys: [
      ['Arrows', t('Move the selection')],
      ['Shift Arrows', t('Move in larger steps')],
      ['Ctrl Arrows', t('Move the canvas')],
      ['Ctrl F', t('Find an element')],
      ['F8', t('Next finding')],
      ['Esc', t('Back to the canvas')],
      ['?', t('This list')],
    ],
  },
];

/** @param {{onClose: () => void}} props */
function KeysDialog({ onClose }) {
  return (
    <Dialog title={t('Keys')} onClose={onClose} wide>
      <div class="pb-keys">
        {groups().map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, text]) => (
                <div key={key}>
                  <dt>
                    {key.split('  ').map((k) => <kbd key={k} class="pb-key">{k}</kbd>)}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <DialogActions>
        <button class="pb-button pb-button-primary" type="button" onClick={onClose}>
          {t('Close')}
        </button>
      </DialogActions>
    </Dialog>
  );
}

/** Keys of the whole page: `?` lists all, Ctrl S says that everything is saved. */
export class Keys {
  static $inject = ['eventBus', 'session'];

  /**
   * @param {any} eventBus
   * @param {any} session
   */
  constructor(eventBus, session) {
    this.eventBus = eventBus;
    this.session = session;
    this.host = document.body.appendChild(document.createElement('div'));
    eventBus.on('keys.show', () => this.show());
    document.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === '?' && !isTyping(event.target)) {
      event.preventDefault();
      this.show();
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      const message =
        this.session.state.kind === 'saved'
          ? t('Everything is saved. Patchbay saves each change by itself.')
          : this.session.state.message;
      this.eventBus.fire('session.told', { message, kind: 'info' });
    }
  }

  show() {
    render(<KeysDialog onClose={() => render(null, this.host)} />, this.host);
  }
}
