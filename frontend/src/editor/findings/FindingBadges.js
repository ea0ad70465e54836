import { iconMarkup } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/** @typedef {import('../../shared/types.js').Finding} Finding */

const TYPE = 'pb-findings';
const ICONS = { error: 'octagon-alert', warning: 'triangle-alert', info: 'info' };

/**
 * @param {Finding[]} findings
 * @returns {Map<string, Finding[]>}
 */
function byElement(findings) {
  /** @type {Map<string, Finding[]>} */
  const found = new Map();
  for (const finding of findings) {
    if (finding.element && finding.severity !== 'info') {
      found.set(finding.element, [...(found.get(finding.element) ?? []), finding]);
    }
  }
  return found;
}

/** Marks elements that have findings with a badge on their upper right. */
export class FindingBadges {
  static $inject = ['eventBus', 'overlays', 'elementRegistry', 'findings'];

  /**
   * @param {any} eventBus
   * @param {any} overlays
   * @param {any} elementRegistry
   * @param {any} findings
   */
  constructor(eventBus, overlays, elementRegistry, findings) {
    this.overlays = overlays;
    this.elementRegistry = elementRegistry;
    this.findings = findings;
    /** @type {Map<string, string>} */
    this.shown = new Map();
    eventBus.on('findings.changed', () => this.show(findings.all()));
    eventBus.on('import.done', () => this.shown.clear());
  }

  /** @param {Finding[]} all */
  show(all) {
    const wanted = byElement(all);
    for (const id of this.shown.keys()) {
      if (!wanted.has(id)) {
        this.remove(id);
      }
    }
    for (const [id, findings] of wanted) {
      const text = findings.map(({ message }) => message).join('\n');
      if (this.elementRegistry.get(id) && this.shown.get(id) !== text) {
        this.remove(id);
        this.add(id, findings, text);
      }
    }
  }

  /** @param {string} id */
  remove(id) {
    this.shown.delete(id);
    if (this.elementRegistry.get(id)) {
      this.overlays.remove({ element: id, type: TYPE });
    }
  }

  /**
   * @param {string} id
   * @param {Finding[]} findings the gravest first
   * @param {string} text
   */
  add(id, findings, text) {
    const [first] = findings;
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = `pb-badge pb-badge-${first.severity}`;
    badge.title = text;
    badge.setAttribute('aria-label', t('Finding: {text}', { text }));
    badge.innerHTML = iconMarkup(ICONS[first.severity]);
    badge.addEventListener('click', () => this.findings.show(first));
    const position = this.elementRegistry.get(id).waypoints
      ? { top: -10, left: -10 }
      : { top: -9, right: 9 };
    this.overlays.add(id, TYPE, { position, html: badge, show: { minZoom: 0.3 } });
    this.shown.set(id, text);
  }
}
