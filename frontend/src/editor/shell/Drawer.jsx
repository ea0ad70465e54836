import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import './drawer.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/**
 * @typedef {object} Tab
 * @property {string} id
 * @property {string} label
 * @property {(place: HTMLElement) => void} mount
 */

/** @typedef {import('../../shared/types.js').Finding} Finding */

const KEPT = 'patchbay.drawer';

/** @param {{tab: Tab, open: boolean}} props */
function TabPanel({ tab, open }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    if (place.current) {
      tab.mount(place.current);
    }
  }, [tab]);
  return (
    <div
      ref={place}
      id={`drawer-${tab.id}`}
      class="pb-drawer-panel"
      role="tabpanel"
      aria-labelledby={`drawer-tab-${tab.id}`}
      hidden={!open}
    />
  );
}

/**
 * @param {{tabs: Tab[], open: string, findings: Finding[],
 *   onOpen: (id: string) => void}} props
 */
function DrawerView({ tabs, open, findings, onOpen }) {
  return (
    <>
      <div class="pb-drawer-bar">
        <div class="pb-drawer-tabs" role="tablist" aria-label={t('Below the diagram')}>
          {tabs.map((tab) => (
            <TabButton key={tab.id} tab={tab} open={open === tab.id} onOpen={onOpen}>
              {tab.id === 'findings' && <FindingCounts findings={findings} />}
            </TabButton>
          ))}
        </div>
        <button
          class="pb-button pb-button-quiet pb-button-icon"
          type="button"
          aria-expanded={Boolean(open)}
          aria-label={open ? t('Close') : t('Open')}
          onClick={() => onOpen(open ? '' : tabs[0]?.id ?? '')}
        >
          <Icon name={open ? 'chevron-down' : 'chevron-up'} />
        </button>
      </div>
      <div class="pb-drawer-body" hidden={!open}>
        {tabs.map((tab) => (
          <TabPanel key={tab.id} tab={tab} open={open === tab.id} />
        ))}
      </div>
    </>
  );
}

/**
 * @param {{tab: Tab, open: boolean, onOpen: (id: string) => void,
 *   children: import('preact').ComponentChildren}} props
 */
function TabButton({ tab, open, onOpen, children }) {
  return (
    <button
      id={`drawer-tab-${tab.id}`}
      class="pb-drawer-tab"
      role="tab"
      type="button"
      aria-selected={open}
      aria-controls={`drawer-${tab.id}`}
      onClick={() => onOpen(open ? '' : tab.id)}
    >
      {tab.label}
      {children}
    </button>
  );
}

/** @param {{findings: Finding[]}} props */
function FindingCounts({ findings }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (!errors && !warnings) {
    return <Icon name="circle-check" class="pb-drawer-fine" />;
  }
  return (
    <>
      {errors > 0 && <span class="pb-chip pb-chip-error">{errors}</span>}
      {warnings > 0 && <span class="pb-chip pb-chip-warning">{warnings}</span>}
    </>
  );
}

/** The tabs below the canvas; features add theirs with `drawer.add`. */
export class Drawer {
  static $inject = ['eventBus', 'config.layout', 'findings'];

  /**
   * @param {any} eventBus
   * @param {import('../page.js').Layout} layout
   * @param {any} findings
   */
  constructor(eventBus, layout, findings) {
    this.place = layout.drawer;
    this.findings = findings;
    /** @type {Tab[]} */
    this.tabs = [];
    this.open = localStorage.getItem(KEPT) ?? '';
    eventBus.on('drawer.add', (/** @type {Tab} */ { id, label, mount }) => {
      this.tabs = [...this.tabs, { id, label, mount }];
      this.draw();
    });
    eventBus.on('drawer.open', (/** @type {Tab} */ { id }) => this.show(id));
    eventBus.on('findings.changed', () => this.draw());
  }

  /** @param {string} id */
  show(id) {
    this.open = id;
    localStorage.setItem(KEPT, id);
    this.draw();
  }

  draw() {
    render(
      <DrawerView
        tabs={this.tabs}
        open={this.open}
        findings={this.findings.all()}
        onOpen={(id) => this.show(id)}
      />,
      this.place,
    );
  }
}
