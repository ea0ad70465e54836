import { useRef, useState } from 'preact/hooks';

import './incidents.css';

import { Icon } from '../../icons/Icon.jsx';
import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';
import { IncidentCard } from './IncidentCard.jsx';

/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */

/**
 * @typedef {object} IncidentSectionProps
 * @property {import('../types.js').RequestDetail} detail
 * @property {OutlineItem[]} elements
 * @property {import('../types.js').RequestUrls} urls
 * @property {(element: string) => void} onSelect
 * @property {() => void} onChanged
 */

// What cannot be entered: the Request cannot go on there.
const NO_TARGET = /flow|association|annotation|data|group|pool|participant|lane/i;

/** @param {{ text: string, onClose: () => void }} props */
function Resolved({ text, onClose }) {
  return (
    <li class="pb-resolved">
      <Icon name="circle-check" />
      <span>{text}</span>
      <IconButton icon="x" label={t('Close')} onClick={onClose} />
    </li>
  );
}

/**
 * @param {{ texts: Array<[string, string]>, onClose: (id: string) => void }} props
 */
function ResolvedList({ texts, onClose }) {
  return (
    <div role="status">
      <ul class="pb-incident-list">
        {texts.map(([id, text]) => (
          <Resolved key={id} text={text} onClose={() => onClose(id)} />
        ))}
      </ul>
    </div>
  );
}

/** @param {number} count */
function titleOf(count) {
  if (!count) return t('No open incident');
  return count === 1 ? t('1 open incident') : t('{count} open incidents', { count });
}

/**
 * The open incidents; where one was, stays what was done about it.
 * @param {IncidentSectionProps} props
 */
export function IncidentSection({ detail, elements, urls, onSelect, onChanged }) {
  const [told, setTold] = useState(/** @type {{ [id: number]: string }} */ ({}));
  const title = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const open = detail.incidents.filter(({ id }) => told[id] === undefined);
  const texts = Object.entries(told).filter(([, text]) => text);
  const mayAct = detail.rights.includes('act');
  const targets = elements.filter(({ kind }) => !NO_TARGET.test(kind));
  const { variables } = detail;
  const shared = { mayAct, elements: targets, variables, urls };
  /** @param {number} id @param {string} text */
  const tell = (id, text) => {
    setTold((before) => ({ ...before, [id]: text }));
    // The button that was used is gone.
    title.current?.focus();
    onChanged();
  };
  if (!open.length && !texts.length) return null;
  return (
    <section class="pb-incidents" aria-labelledby="incidents-title">
      <h2 ref={title} id="incidents-title" class="pb-column-title" tabIndex={-1}>
        {titleOf(open.length)}
      </h2>
      <ul class="pb-incident-list">
        {open.map((incident) => (
          <IncidentCard
            key={incident.id}
            {...shared}
            incident={incident}
            onShow={() => onSelect(incident.element)}
            onDone={(text) => tell(incident.id, text)}
          />
        ))}
      </ul>
      <ResolvedList texts={texts} onClose={(id) => tell(Number(id), '')} />
    </section>
  );
}
