import { render } from 'preact';
import { useState } from 'preact/hooks';

import './findings.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/** @typedef {import('../../shared/types.js').Finding} Finding */

const ICONS = { error: 'octagon-alert', warning: 'triangle-alert', info: 'info' };
const KINDS = /** @type {const} */ (['error', 'warning', 'info']);

/** @param {Finding} finding */
const keyOf = ({ rule, element, setting, message }) =>
  [rule, element, setting, message].join('\n');

/** @param {'error' | 'warning' | 'info'} kind */
const kindName = (kind) =>
  ({ error: t('Errors'), warning: t('Warnings'), info: t('Notes') })[kind];

/**
 * @param {{findings: Finding[], nameOf: (id: string) => string,
 *   onShow: (finding: Finding) => void, onMend: (finding: Finding) => void}} props
 */
function FindingList({ findings, nameOf, onShow, onMend }) {
  const [hidden, setHidden] = useState(/** @type {string[]} */ ([]));
  /** @param {string} kind */
  const toggle = (kind) =>
    setHidden(
      hidden.includes(kind) ? hidden.filter((k) => k !== kind) : [...hidden, kind],
    );
  const shown = findings.filter(({ severity }) => !hidden.includes(severity));
  if (!findings.length) {
    return (
      <p class="pb-findings-none">
        <Icon name="circle-check" />
        {t('Nothing to fix. This process can be published.')}
      </p>
    );
  }
  return (
    <div class="pb-findings">
      <KindFilter findings={findings} hidden={hidden} onToggle={toggle} />
      <ul class="pb-findings-list">
        {shown.map((finding) => (
          <FindingRow
            key={keyOf(finding)}
            finding={finding}
            name={finding.element ? nameOf(finding.element) : t('File')}
            onShow={onShow}
            onMend={onMend}
          />
        ))}
      </ul>
    </div>
  );
}

/**
 * @param {{findings: Finding[], hidden: string[],
 *   onToggle: (kind: string) => void}} props
 */
function KindFilter({ findings, hidden, onToggle }) {
  return (
    <div class="pb-findings-kinds" role="group" aria-label={t('Show')}>
      {KINDS.map((kind) => (
        <button
          key={kind}
          class="pb-button pb-button-quiet pb-button-small"
          type="button"
          aria-pressed={!hidden.includes(kind)}
          onClick={() => onToggle(kind)}
        >
          {kindName(kind)}
          <span class="pb-count">
            {findings.filter(({ severity }) => severity === kind).length}
          </span>
        </button>
      ))}
    </div>
  );
}

/**
 * @param {{finding: Finding, name: string, onShow: (finding: Finding) => void,
 *   onMend: (finding: Finding) => void}} props
 */
function FindingRow({ finding, name, onShow, onMend }) {
  return (
    <li class={`pb-finding pb-finding-${finding.severity}`}>
      <button class="pb-finding-row" type="button" onClick={() => onShow(finding)}>
        <Icon name={ICONS[finding.severity]} />
        <span class="pb-visually-hidden">{kindName(finding.severity)}</span>
        <span class="pb-finding-text">{finding.message}</span>
        <span class="pb-finding-name">{name}</span>
      </button>
      {finding.fix && (
        <button
          class="pb-button pb-button-link"
          type="button"
          onClick={() => onMend(finding)}
        >
          {finding.fix.label}
        </button>
      )}
      <a
        class="pb-finding-rule"
        href={`/help/rules/${finding.rule}/`}
        target="_blank"
        rel="noopener"
      >
        {finding.rule}
      </a>
    </li>
  );
}

/** The list of findings, a tab below the canvas. F8 goes to the next one. */
export class FindingsPanel {
  static $inject = ['eventBus', 'findings', 'elementRegistry'];

  /**
   * @param {any} eventBus
   * @param {any} findings
   * @param {any} elementRegistry
   */
  constructor(eventBus, findings, elementRegistry) {
    this.findings = findings;
    this.elementRegistry = elementRegistry;
    /** @type {HTMLElement | null} */
    this.place = null;
    this.next = 0;
    eventBus.on('diagram.init', () => {
      eventBus.fire('drawer.add', {
        id: 'findings',
        label: t('Findings'),
        mount: (/** @type {HTMLElement} */ place) => this.mount(place),
      });
    });
    eventBus.on('findings.changed', () => this.draw());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'F8') {
        event.preventDefault();
        this.showNext();
      }
    });
  }

  /** @param {HTMLElement} place */
  mount(place) {
    this.place = place;
    this.draw();
  }

  /** @param {string} id */
  nameOf(id) {
    return this.elementRegistry.get(id)?.businessObject?.name || id;
  }

  showNext() {
    const all = this.findings.all().filter((/** @type {Finding} */ one) => one.element);
    if (all.length) {
      this.findings.show(all[this.next % all.length]);
      this.next += 1;
    }
  }

  draw() {
    if (this.place) {
      render(
        <FindingList
          findings={this.findings.all()}
          nameOf={(id) => this.nameOf(id)}
          onShow={(finding) => this.findings.show(finding)}
          onMend={(finding) => this.findings.mend(finding)}
        />,
        this.place,
      );
    }
  }
}
