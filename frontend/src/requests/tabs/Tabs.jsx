import { useRef } from 'preact/hooks';

import './tabs.css';

/**
 * @typedef {object} Tab
 * @property {string} id
 * @property {string} label
 * @property {import('preact').ComponentChildren} body
 */

/**
 * @param {KeyboardEvent} event
 * @param {number} at
 * @param {number} length
 */
function nextTab(event, at, length) {
  const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: length - 1 };
  const next = steps[/** @type {keyof typeof steps} */ (event.key)];
  return next === undefined ? null : (next + length) % length;
}

/** @param {{ tab: Tab, current: boolean, onOpen: () => void }} props */
function TabButton({ tab, current, onOpen }) {
  return (
    <button
      id={`tab-${tab.id}`}
      class="pb-request-tab"
      role="tab"
      type="button"
      aria-selected={current}
      aria-controls="tab-panel"
      tabIndex={current ? 0 : -1}
      onClick={onOpen}
    >
      {tab.label}
    </button>
  );
}

/**
 * Tabs; arrow keys go through them. Only the open one is there.
 * @param {{ label: string, tabs: Tab[], open: string,
 *   onOpen: (id: string) => void }} props
 */
export function Tabs({ label, tabs, open, onOpen }) {
  const list = useRef(/** @type {HTMLDivElement | null} */ (null));
  const current = tabs.find(({ id }) => id === open) ?? tabs[0];
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const next = nextTab(event, tabs.indexOf(current), tabs.length);
    if (next === null) return;
    event.preventDefault();
    onOpen(tabs[next].id);
    list.current?.querySelectorAll('button')[next].focus();
  };
  const bar = { 'aria-label': label, onKeyDown: onKey };
  return (
    <div class="pb-request-tabs">
      <div ref={list} class="pb-request-tablist" role="tablist" {...bar}>
        {tabs.map((tab) => (
          <TabButton
            key={tab.id}
            tab={tab}
            current={tab === current}
            onOpen={() => onOpen(tab.id)}
          />
        ))}
      </div>
      <div
        key={current.id}
        id="tab-panel"
        class="pb-request-tabpanel"
        role="tabpanel"
        aria-labelledby={`tab-${current.id}`}
        tabIndex={0}
      >
        {current.body}
      </div>
    </div>
  );
}
