import { useEffect, useRef, useState } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { Time } from '../parts/Time.jsx';
import { TaskForm } from './TaskForm.jsx';

/** @typedef {import('../types.js').Task & { url: string }} InboxTask */

/**
 * @param {{ task: InboxTask, current: boolean, done: boolean,
 *   onOpen: () => void }} props
 */
function Row({ task, current, done, onOpen }) {
  const { request } = task;
  return (
    <li>
      <button
        class="pb-inbox-row"
        type="button"
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
      >
        <span class="pb-inbox-name">
          {done && <Icon name="circle-check" />}
          {task.name || t('without a name')}
          {done && <span class="pb-visually-hidden">{t('done')}</span>}
        </span>
        <span class="pb-inbox-small">#{request.number} {request.title}</span>
        <span class="pb-inbox-small">
          <Time at={task.created_at} />
          {task.due && <> · {t('due')} <Time at={task.due} /></>}
        </span>
      </button>
    </li>
  );
}

/**
 * @param {{ task: InboxTask, done: boolean, url: string, onDone: () => void }} props
 */
function Opened({ task, done, url, onDone }) {
  const title = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const { request, name } = task;
  useEffect(() => {
    if (done) title.current?.focus();
  }, [done]);
  return (
    <article class="pb-inbox-main" aria-labelledby="task-title" data-task={task.id}>
      <h2 ref={title} id="task-title" tabIndex={-1}>{name || t('without a name')}</h2>
      <p class="pb-inbox-of">
        {t('For Request')} <a href={task.url}>#{request.number} {request.title}</a>
      </p>
      <div role="status">
        {done && (
          <p class="pb-task-done">
            <Icon name="circle-check" />{t('“{name}” is done.', { name })}
          </p>
        )}
      </div>
      {!done && <TaskForm task={task} url={url} onDone={onDone} />}
    </article>
  );
}

/**
 * The open tasks of a person, and the form of one of them.
 * @param {{ tasks: InboxTask[], url: string }} props
 */
export function TaskInbox({ tasks, url }) {
  const [open, setOpen] = useState(tasks[0]);
  const [done, setDone] = useState(() => new Set());
  const label = t('Open tasks, newest first');
  return (
    <>
      <nav class="pb-inbox-side" aria-label={label}>
        <ul class="pb-inbox-list">
          {tasks.map((task) => (
            <Row
              key={task.id}
              task={task}
              current={task === open}
              done={done.has(task.id)}
              onOpen={() => setOpen(task)}
            />
          ))}
        </ul>
      </nav>
      <Opened
        key={open.id}
        task={open}
        done={done.has(open.id)}
        url={url.replace('/0/', `/${open.id}/`)}
        onDone={() => setDone(new Set([...done, open.id]))}
      />
    </>
  );
}
