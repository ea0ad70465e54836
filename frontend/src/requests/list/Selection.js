/** The rows that a person has ticked; they stay ticked when the list is exchanged. */
export class Selection {
  /**
   * @param {HTMLElement} place of the list
   * @param {(ids: Map<string, string>) => void} onChange ids with their numbers
   */
  constructor(place, onChange) {
    this.place = place;
    this.onChange = onChange;
    /** @type {Map<string, string>} */
    this.ids = new Map();
    /** Whether all that match are meant, on other pages too. */
    this.everything = false;
    place.addEventListener('change', (event) => this.onTick(event));
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.place.querySelectorAll('[data-select]')].map(
      (box) => /** @type {HTMLInputElement} */ (box),
    );
  }

  /** @param {Event} event */
  onTick(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    this.everything = false;
    if (box.matches('[data-select-all]')) {
      for (const one of this.boxes()) this.tick(one, box.checked);
    } else if (box.matches('[data-select]')) {
      this.tick(box, box.checked);
    }
    this.show();
  }

  /**
   * @param {HTMLInputElement} box
   * @param {boolean} on
   */
  tick(box, on) {
    if (on) this.ids.set(box.value, box.dataset.number ?? '');
    else this.ids.delete(box.value);
  }

  clear() {
    this.ids.clear();
    this.everything = false;
    this.show();
  }

  /** How many match, when all on this page are ticked and there are more; else 0. */
  get beyond() {
    const boxes = this.boxes();
    const counted = this.place.querySelector('[data-count]');
    const count = Number(/** @type {HTMLElement | null} */ (counted)?.dataset.count);
    const full = boxes.length > 0 && boxes.every(({ checked }) => checked);
    return full && count > boxes.length ? count : 0;
  }

  selectEverything() {
    this.everything = true;
    this.show();
  }

  /** Brings the boxes to what is ticked; rows that are gone are no longer ticked. */
  show() {
    const boxes = this.boxes();
    const there = new Set(boxes.map(({ value }) => value));
    for (const id of this.ids.keys()) {
      if (!there.has(id)) this.ids.delete(id);
    }
    for (const box of boxes) box.checked = this.ids.has(box.value);
    const all = this.place.querySelector('[data-select-all]');
    if (all instanceof HTMLInputElement) {
      all.checked = boxes.length > 0 && this.ids.size === boxes.length;
      all.indeterminate = this.ids.size > 0 && !all.checked;
    }
    if (!this.beyond) this.everything = false;
    this.onChange(this.ids);
  }
}
