import { useMemo, useState } from 'preact/hooks';

import './request.css';
import './column/column.css';

import { t } from '../i18n/translate.js';
import { Below } from './Below.jsx';
import { Header } from './Header.jsx';
import { ElementColumn } from './column/ElementColumn.jsx';
import { Overview } from './column/Overview.jsx';
import { Diagram } from './diagram/Diagram.jsx';
import { marksOf } from './diagram/marks.js';
import { IncidentSection } from './incidents/IncidentSection.jsx';
import { useHistory } from './live/useHistory.js';
import { useRequest } from './live/useRequest.js';
import { enteredAt } from './tabs/entered.js';
import { timelineRows } from './tabs/timeline.js';
import { TaskSection } from './tasks/TaskSection.jsx';

/** @typedef {import('./types.js').RequestPageContext} RequestPageContext */
/** @typedef {import('./types.js').RequestDetail} RequestDetail */
/** @typedef {import('../editor/outline/tree.js').OutlineItem} OutlineItem */
/** @typedef {import('./tabs/timeline.js').TimelineRow} TimelineRow */

/** @param {{ list: string }} props */
function Refused({ list }) {
  return (
    <div class="pb-empty" role="alert">
      <h1>{t('This Request is not shared with you')}</h1>
      <p>{t('Ask the owner of the process for access.')}</p>
      <a class="pb-button pb-button-primary" href={list}>{t('Go to the Requests')}</a>
    </div>
  );
}

/** @param {{ onAgain: () => void }} props */
function Broken({ onAgain }) {
  return (
    <div class="pb-empty" role="alert">
      <h2>{t('The Request could not be loaded')}</h2>
      <p>{t('The Request itself is not affected.')}</p>
      <button class="pb-button" type="button" onClick={onAgain}>
        {t('Try again')}
      </button>
    </div>
  );
}

/**
 * @typedef {object} ColumnProps
 * @property {RequestDetail} detail
 * @property {RequestPageContext} page
 * @property {OutlineItem[]} elements
 * @property {TimelineRow[]} rows
 * @property {Map<number, string>} entered when each activation began
 * @property {string} selected
 * @property {(element: string) => void} onSelect
 */

/** @param {ColumnProps} props */
function Selected(props) {
  const { detail, page, elements, rows, entered, selected, onSelect } = props;
  const { urls } = page;
  /** @param {string} element */
  const nameOf = (element) =>
    elements.find(({ id }) => id === element)?.name ?? element;
  const shared = { detail, entered, onSelect };
  if (!selected) return <Overview {...shared} urls={urls} nameOf={nameOf} />;
  const item = elements.find(({ id }) => id === selected);
  return (
    <ElementColumn
      key={selected}
      {...shared}
      element={selected}
      name={nameOf(selected)}
      kind={item?.kind ?? ''}
      rows={rows}
      jobsUrl={urls.jobs}
      onClose={() => onSelect('')}
    />
  );
}

/** @param {ColumnProps & { onChanged: () => void }} props */
function Aside(props) {
  const { detail, page, elements, onSelect, onChanged } = props;
  const { urls } = page;
  return (
    <aside class="pb-request-aside" aria-label={t('Incidents, tasks and attempts')}>
      <div class="pb-request-urgent">
        <IncidentSection
          detail={detail}
          elements={elements}
          urls={urls}
          onSelect={onSelect}
          onChanged={onChanged}
        />
        <TaskSection tasks={detail.tasks} url={urls.task} onChanged={onChanged} />
      </div>
      <div class="pb-request-column">
        <Selected {...props} />
      </div>
    </aside>
  );
}

/** What stands in for the column while the Request is fetched. */
function AsideSkeleton() {
  return (
    <aside class="pb-request-aside" aria-busy="true" aria-label={t('Attempts')}>
      <div class="pb-request-column">
        <div class="pb-skeleton pb-column-skeleton" />
      </div>
    </aside>
  );
}

/**
 * What the page knows about the Request.
 * @param {RequestPageContext} page
 */
function usePage({ urls }) {
  const { detail, trouble, refresh } = useRequest(urls);
  const { events, problem } = useHistory(urls.history, detail?.revision ?? 0);
  const [elements, setElements] = useState(/** @type {OutlineItem[]} */ ([]));
  const [selected, setSelected] = useState('');
  const rows = useMemo(() => timelineRows(events ?? []), [events]);
  const entered = useMemo(() => enteredAt(events ?? []), [events]);
  const marks = useMemo(() => (detail ? marksOf(detail) : new Map()), [detail]);
  const shared = {
    elements, rows, entered, selected, onSelect: setSelected, onChanged: refresh,
  };
  const history = { marks, problem, loading: !events };
  return { detail, trouble, shared, history, setElements };
}

/**
 * A Request: where it is, what it did, and what a person can do about it.
 * @param {{ page: RequestPageContext }} props
 */
export function RequestPage({ page }) {
  const { urls } = page;
  const { detail, trouble, shared, history, setElements } = usePage(page);
  if (trouble === 'refused') return <Refused list={urls.list} />;
  const { onChanged, selected, onSelect } = shared;
  const offline = trouble === 'offline';
  return (
    <div class="pb-request">
      <Header detail={detail} urls={urls} offline={offline} onChanged={onChanged} />
      <main class="pb-request-main">
        <Diagram
          page={page}
          detail={detail}
          selected={selected}
          onSelect={onSelect}
          onDrawn={setElements}
        />
        <section class="pb-request-below" aria-label={t('Below the diagram')}>
          {trouble === 'broken' && !detail && <Broken onAgain={onChanged} />}
          {detail && <Below {...shared} {...history} detail={detail} urls={urls} />}
        </section>
      </main>
      {detail ? <Aside {...shared} detail={detail} page={page} /> : <AsideSkeleton />}
    </div>
  );
}
