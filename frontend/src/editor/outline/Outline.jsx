import { render } from 'preact';

import './outline.css';

import { t } from '../../i18n/translate.js';
import { OutlineView } from './OutlineView.jsx';
import { nameOf, outlineOf } from './tree.js';

const REDRAW = [
  'elements.changed', 'selection.changed', 'import.done', 'root.set', 'shape.added',
  'shape.removed', 'connection.added', 'connection.removed',
];
const STEP = 10;

/** The diagram as a list: what is drawn can be reached and changed without a mouse. */
export class Outline {
  static $inject = ['eventBus', 'canvas', 'selection', 'elementRegistry', 'injector'];

  /**
   * @param {any} eventBus
   * @param {any} canvas
   * @param {any} selection
   * @param {any} elementRegistry
   * @param {any} injector
   */
  constructor(eventBus, canvas, selection, elementRegistry, injector) {
    this.eventBus = eventBus;
    this.canvas = canvas;
    this.selection = selection;
    this.registry = elementRegistry;
    this.injector = injector;
    /** @type {HTMLElement | null} */
    this.place = null;
    /** @type {Set<string>} */
    this.closed = new Set();
    /** @type {string | null} id of what a connection begins at */
    this.source = null;
    this.said = '';
    this.timer = 0;
    eventBus.on('diagram.init', () => {
      eventBus.fire('drawer.add', {
        id: 'outline',
        label: t('Outline'),
        mount: (/** @type {HTMLElement} */ place) => {
          this.place = place;
          this.draw();
        },
      });
    });
    eventBus.on(REDRAW, () => this.later());
  }

  later() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(), 50);
  }

  draw() {
    if (!this.place) return;
    const root = this.canvas.getRootElement();
    const selected = this.selection.get().map((/** @type {any} */ { id }) => id);
    render(
      <OutlineView
        items={outlineOf(root, this.closed)}
        selected={selected}
        closed={this.closed}
        said={this.said}
        onSelect={(id) => this.select(id)}
        onToggle={(id) => this.toggle(id)}
        onKey={(event, id) => this.onKey(event, id)}
      />,
      this.place,
    );
  }

  /** @param {string} id */
  select(id) {
    const element = this.registry.get(id);
    if (!element) return;
    this.selection.select(element);
    this.canvas.scrollToElement(element, 80);
    this.draw();
  }

  /** @param {string} id */
  toggle(id) {
    if (!this.closed.delete(id)) this.closed.add(id);
    this.draw();
  }

  /** @param {string} text */
  say(text) {
    this.said = text;
    this.draw();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   * @returns {boolean} whether the key was used
   */
  onKey(event, id) {
    const element = this.registry.get(id);
    if (!element) return false;
    if (event.altKey) return this.move(event, element);
    /** @type {{ [key: string]: () => void }} */
    const actions = {
      Enter: () => this.openForm(element),
      F2: () => this.rename(element),
      Delete: () => this.injector.get('modeling').removeElements([element]),
      c: () => this.connect(element),
      Escape: () => this.canvas.focus(),
    };
    actions[event.key]?.();
    return event.key in actions;
  }

  /** @param {any} element */
  openForm(element) {
    this.select(element.id);
    this.eventBus.fire('form.focus', { element });
  }

  /** @param {any} element */
  rename(element) {
    this.select(element.id);
    this.injector.get('directEditing').activate(element);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {any} element
   */
  move(event, element) {
    const size = event.shiftKey ? STEP * 5 : STEP;
    const deltas = /** @type {{ [key: string]: {x: number, y: number} }} */ ({
      ArrowLeft: { x: -size, y: 0 },
      ArrowRight: { x: size, y: 0 },
      ArrowUp: { x: 0, y: -size },
      ArrowDown: { x: 0, y: size },
    });
    const delta = deltas[event.key];
    if (!delta || element.waypoints) return false;
    this.injector.get('modeling').moveElements([element], delta);
    this.say(t('Moved “{name}”.', { name: nameOf(element) }));
    return true;
  }

  /**
   * The first time says where a connection begins, the second time where it ends.
   * @param {any} element
   */
  connect(element) {
    const source = this.source ? this.registry.get(this.source) : null;
    if (!source) {
      this.source = element.id;
      const name = nameOf(element);
      this.say(t('Connect “{name}” to: choose an element and press C.', { name }));
      return;
    }
    this.source = null;
    const rules = this.injector.get('rules');
    const allowed = rules.allowed('connection.create', { source, target: element });
    const names = { from: nameOf(source), to: nameOf(element) };
    if (!allowed) {
      this.say(t('“{from}” cannot be connected to “{to}”.', names));
      return;
    }
    this.injector.get('modeling').connect(source, element, allowed);
    this.say(t('Connected “{from}” to “{to}”.', names));
  }
}
