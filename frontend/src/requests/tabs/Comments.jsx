import { useState } from 'preact/hooks';

import { request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';
import { useAction } from '../../start/processDialogs.jsx';
import { rowsOf, useAnswer } from '../live/useAnswer.js';
import { Time } from '../parts/Time.jsx';

/** @param {{ url: string, onDone: () => void }} props */
function WriteComment({ url, onDone }) {
  const [text, setText] = useState('');
  const field = useOwnId();
  const { problem, busy, run } = useAction(async () => {
    await request('POST', url, { text: text.trim() });
    setText('');
    onDone();
  });
  return (
    <form class="pb-comment-write" onSubmit={run}>
      <label class="pb-label" for={field}>{t('Write a comment')}</label>
      <textarea
        id={field}
        class="pb-field"
        rows={2}
        maxLength={10000}
        required
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="pb-error" role="alert">{problem}</p>
      <button class="pb-button" disabled={busy || !text.trim()}>{t('Comment')}</button>
    </form>
  );
}

/**
 * What people say about the Request, oldest first.
 * @param {{ url: string, revision: number }} props
 */
export function Comments({ url, revision }) {
  const { answer, problem, reload } = useAnswer(url, revision);
  if (problem && !answer) return <p class="pb-error" role="alert">{problem}</p>;
  if (!answer) return <div class="pb-skeleton pb-tab-skeleton" />;
  const comments = rowsOf(answer);
  return (
    <>
      {!comments.length && <p class="pb-tab-none">{t('Nobody has written yet.')}</p>}
      <ol class="pb-comments">
        {comments.map(({ id, by, at, text }) => (
          <li key={id}>
            <p class="pb-comment-head">
              <strong>{by?.name ?? t('Somebody')}</strong> <Time at={at} />
            </p>
            <p class="pb-comment-text">{text}</p>
          </li>
        ))}
      </ol>
      <WriteComment url={url} onDone={reload} />
    </>
  );
}
