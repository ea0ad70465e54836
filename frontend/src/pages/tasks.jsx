import { render } from 'preact';

import './page.js';
import '../start/start.css';
import '../requests/parts/form.css';
import '../requests/list/list.css';
import '../requests/tasks/inbox.css';
import '../requests/tasks/tasks.css';

import { TaskInbox } from '../requests/tasks/TaskInbox.jsx';

const place = document.getElementById('task-inbox');
if (place) {
  const page = JSON.parse(document.getElementById('page-context')?.textContent ?? '{}');
  place.replaceChildren();
  place.removeAttribute('aria-busy');
  render(<TaskInbox tasks={page.tasks} url={page.urls.task} />, place);
}
