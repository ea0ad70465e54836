import { useRef, useState } from 'preact/hooks';

import './tasks.css';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { TaskForm } from './TaskForm.jsx';

/** @typedef {import('../types.js').Task} Task */

/**
 * @param {{ task: Task, open: boolean, url: string, onDone: () => void }} props
 */
function TaskFold({ task, open, url, onDone }) {
  const [first] = useState(open);
  return (
    <details class="pb-task" open={first} data-task={task.id}>
      <summary><Icon name="user" />{task.name || t('without a name')}</summary>
      <TaskForm task={task} url={url} onDone={onDone} />
    </details>
  );
}

/** @param {number} count */
function titleOf(count) {
  if (!count) return t('No open task');
  return count === 1 ? t('1 open task') : t('{count} open tasks', { count });
}

/**
 * The open tasks of the Request with their forms, done in place.
 * @param {{ tasks: Task[], url: string, onChanged: () => void }} props
 */
export function TaskSection({ tasks, url, onChanged }) {
  const [done, setDone] = useState(/** @type {{ [id: string]: string }} */ ({}));
  const title = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const open = tasks.filter(({ id }) => !done[id]);
  const names = Object.values(done);
  if (!open.length && !names.length) return null;
  /** @param {Task} task */
  const finish = (task) => {
    setDone((before) => ({ ...before, [task.id]: task.name }));
    title.current?.focus();
    onChanged();
  };
  return (
    <section class="pb-tasks" aria-labelledby="tasks-title">
      <h2 ref={title} id="tasks-title" class="pb-column-title" tabIndex={-1}>
        {titleOf(open.length)}
      </h2>
      {open.map((task, at) => (
        <TaskFold
          key={task.id}
          task={task}
          open={at === 0}
          url={url.replace('/0/', `/${task.id}/`)}
          onDone={() => finish(task)}
        />
      ))}
      <p class="pb-task-done" role="status">
        {names.length > 0 && (
          <>
            <Icon name="circle-check" />
            {t('“{name}” is done.', { name: names[names.length - 1] })}
          </>
        )}
      </p>
    </section>
  );
}
