import { request } from '../../api/request.js';
import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { useAction } from '../../start/processDialogs.jsx';
import { rowsOf, useAnswer } from '../live/useAnswer.js';
import { Time } from '../parts/Time.jsx';

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** @param {number} bytes */
export function sizeText(bytes) {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes || 1) / 3));
  const size = bytes / 1000 ** power;
  return `${Number(size.toFixed(power ? 1 : 0))} ${UNITS[power]}`;
}

/** @param {{ url: string, onDone: () => void }} props */
function AddFile({ url, onDone }) {
  const field = useOwnId();
  /** @type {File[]} */
  const chosen = [];
  const { problem, busy, run } = useAction(async () => {
    for (const file of chosen.splice(0)) {
      const form = new FormData();
      form.append('file', file);
      await request('POST', url, form);
    }
    onDone();
  });
  return (
    <div class="pb-file-add">
      <label class="pb-button" for={field} aria-disabled={busy}>
        <Icon name="upload" />
        {t('Add a file')}
        <input
          id={field}
          class="pb-visually-hidden"
          type="file"
          multiple
          disabled={busy}
          onChange={(event) => {
            chosen.push(...(event.currentTarget.files ?? []));
            void run(event);
          }}
        />
      </label>
      <p class="pb-error" role="alert">{problem}</p>
    </div>
  );
}

/**
 * The files of the Request.
 * @param {{ url: string, revision: number, mayAct: boolean }} props
 */
export function Files({ url, revision, mayAct }) {
  const { answer, problem, reload } = useAnswer(url, revision);
  if (problem && !answer) return <p class="pb-error" role="alert">{problem}</p>;
  if (!answer) return <div class="pb-skeleton pb-tab-skeleton" />;
  const files = rowsOf(answer);
  return (
    <>
      {!files.length && <p class="pb-tab-none">{t('No file belongs to it yet.')}</p>}
      <ul class="pb-files">
        {files.map((file) => (
          <li key={file.url} class="pb-file">
            <Icon name="file" />
            <a href={file.url} download>{file.name}</a>
            <span class="pb-quiet">{sizeText(file.size)}</span>
            <span class="pb-quiet">
              {file.by?.name} <Time at={file.added_at} />
            </span>
          </li>
        ))}
      </ul>
      {mayAct && <AddFile url={url} onDone={reload} />}
    </>
  );
}
