import { render } from 'preact';

import './page.js';
import '../start/start.css';

import { request } from '../api/request.js';
import { ImportDialog } from '../importing/ImportDialog.jsx';
import { DeleteDialog, RenameDialog } from '../start/processDialogs.jsx';
import { followSearch, reloadList } from '../start/processList.js';
import { openProcessMenu } from '../start/processMenu.js';
import { ShareDialog } from '../start/ShareDialog.jsx';

/** @typedef {import('../start/processMenu.js').MenuProcess} MenuProcess */

const context = JSON.parse(
  document.getElementById('page-context')?.textContent ?? '{}',
);
const host = document.body.appendChild(document.createElement('div'));
const close = () => render(null, host);
const done = () => {
  close();
  void reloadList();
};

/** @param {string} id */
const apiUrl = (id) => `${context.urls.processes}${id}/`;
/** @param {string} id */
const editorUrl = (id) => context.urls.editor.replace(context.urls.placeholder, id);

/** @param {File[]} [files] */
function openImport(files = []) {
  render(
    <ImportDialog
      url={context.urls.processes}
      editorUrl={editorUrl}
      files={files}
      onClose={done}
    />,
    host,
  );
}

/** @type {Record<string, (process: MenuProcess) => void>} */
const actions = {
  rename: (process) =>
    render(
      <RenameDialog
        process={process}
        url={apiUrl(process.id)}
        onClose={close}
        onDone={done}
      />,
      host,
    ),
  delete: (process) =>
    render(
      <DeleteDialog
        process={process}
        url={apiUrl(process.id)}
        onClose={close}
        onDone={done}
      />,
      host,
    ),
  share: (process) =>
    render(
      <ShareDialog
        name={process.name}
        process={apiUrl(process.id)}
        onClose={done}
      />,
      host,
    ),
  duplicate: (process) =>
    void request('POST', `${apiUrl(process.id)}duplicate/`).then(reloadList),
  versions: (process) => window.location.assign(`${editorUrl(process.id)}versions/`),
  download: (process) => window.location.assign(`${apiUrl(process.id)}bpmn?download=1`),
};

document.addEventListener('click', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest('[data-import]')) {
    openImport();
  }
  const button = target.closest('[data-process-menu]');
  const card = /** @type {HTMLElement | null} */ (button?.closest('[data-process]'));
  if (button && card) {
    const { process: id = '', name = '', role = '' } = card.dataset;
    const chosen = { id, name, role };
    openProcessMenu(
      /** @type {HTMLButtonElement} */ (button),
      chosen,
      (action) => actions[action](chosen),
    );
  }
});

document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length) {
    openImport(files);
  }
});
followSearch();
