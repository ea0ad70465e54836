import { useState } from 'preact/hooks';

import { t } from '../i18n/translate.js';
import { Comments } from './tabs/Comments.jsx';
import { Data } from './tabs/Data.jsx';
import { ElementList } from './tabs/ElementList.jsx';
import { Files } from './tabs/Files.jsx';
import { People } from './tabs/People.jsx';
import { Tabs } from './tabs/Tabs.jsx';
import { Timeline } from './tabs/Timeline.jsx';

const KEPT = 'patchbay.request.tab';

/**
 * @typedef {object} BelowProps
 * @property {import('./types.js').RequestDetail} detail
 * @property {import('./types.js').RequestUrls} urls
 * @property {import('../editor/outline/tree.js').OutlineItem[]} elements
 * @property {Map<string, import('./diagram/marks.js').Mark>} marks
 * @property {import('./tabs/timeline.js').TimelineRow[]} rows
 * @property {boolean} loading
 * @property {string} problem of the timeline
 * @property {string} selected
 * @property {(element: string) => void} onSelect
 * @property {() => void} onChanged
 */

/** @param {BelowProps} props @returns {import('./tabs/Tabs.jsx').Tab[]} */
function tabsOf(props) {
  const { detail, urls, rows, loading, problem, onSelect, onChanged } = props;
  const { revision } = detail;
  const mayAct = detail.rights.includes('act');
  const shared = { revision, mayAct };
  const data = <Data url={urls.variables} {...shared} onChanged={onChanged} />;
  const timeline = { rows, loading, problem, onSelect };
  const people = <People url={urls.people} revision={revision} />;
  return [
    { id: 'timeline', label: t('Timeline'), body: <Timeline {...timeline} /> },
    { id: 'elements', label: t('Elements'), body: <ElementList {...props} /> },
    { id: 'data', label: t('Data'), body: data },
    { id: 'files', label: t('Files'), body: <Files url={urls.files} {...shared} /> },
    { id: 'people', label: t('People'), body: people },
    {
      id: 'comments',
      label: t('Comments'),
      body: <Comments url={urls.comments} revision={revision} />,
    },
  ];
}

/**
 * What stands below the diagram.
 * @param {BelowProps} props
 */
export function Below(props) {
  const [open, setOpen] = useState(() => localStorage.getItem(KEPT) ?? 'timeline');
  /** @param {string} id */
  const show = (id) => {
    localStorage.setItem(KEPT, id);
    setOpen(id);
  };
  const label = t('More about the Request');
  return <Tabs label={label} tabs={tabsOf(props)} open={open} onOpen={show} />;
}
