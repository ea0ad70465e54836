import { useEffect, useRef, useState } from 'preact/hooks';

import { Problem, request } from '../../api/request.js';
import { Dialog, DialogActions } from '../../dialog/Dialog.jsx';
import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { useOwnId } from '../../ids/useOwnId.js';

/** @typedef {import('../../shared/types.js').Finding} Finding */

/**
 * @typedef {object} PublishProps
 * @property {import('../page.js').PageContext} page
 * @property {(id: string) => string} nameOf
 * @property {(finding: Finding) => void} onShow
 * @property {(number: number) => void} onPublished
 * @property {() => void} onClose
 */

/** @param {string} url */
function useNextVersion(url) {
  const [next, setNext] = useState(0);
  useEffect(() => {
    request('GET', url)
      .then(({ results }) => setNext((results[0]?.number ?? 0) + 1))
      .catch(() => setNext(0));
  }, [url]);
  return next;
}

/** @param {PublishProps} props */
function usePublishing({ page, onPublished }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [errors, setErrors] = useState(/** @type {Finding[]} */ ([]));
  const [published, setPublished] = useState(0);
  /** @param {string} note */
  const publish = async (note) => {
    setBusy(true);
    try {
      const version = await request('POST', page.urls.publish, { note });
      onPublished(version.number);
      setPublished(version.number);
    } catch (error) {
      const refused = error instanceof Problem ? error.problem : null;
      setProblem(refused?.detail ?? t('The server could not be reached.'));
      setErrors(refused?.findings ?? []);
      setBusy(false);
    }
  };
  return { busy, problem, errors, published, publish };
}

/**
 * Asks for a note and publishes; then says what can be done with the version.
 * @param {PublishProps} props
 */
export function PublishDialog(props) {
  const { page, onClose } = props;
  const next = useNextVersion(page.urls.publish);
  const publishing = usePublishing(props);
  const number = publishing.published;
  if (number) {
    return (
      <Dialog title={t('Version {number} is published', { number })} onClose={onClose}>
        <Published {...props} />
      </Dialog>
    );
  }
  const title = next ? t('Publish version {number}?', { number: next }) : t('Publish?');
  return (
    <Dialog title={title} onClose={onClose}>
      <PublishForm {...props} {...publishing} number={next} />
    </Dialog>
  );
}

/**
 * Errors stand where the note was, one click away from their element.
 * @param {PublishProps & ReturnType<typeof usePublishing> & {number: number}} props
 */
function PublishForm(props) {
  const { nameOf, onShow, onClose, busy, problem, errors, publish, number } = props;
  const [note, setNote] = useState('');
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    void publish(note);
  };
  return (
    <form onSubmit={onSubmit}>
      <NoteField note={note} onNote={setNote} />
      <div role="alert">
        {problem && <p class="pb-error">{problem}</p>}
        <ErrorList errors={errors} nameOf={nameOf} onShow={onShow} />
      </div>
      <DialogActions>
        <button class="pb-button" type="button" onClick={onClose}>
          {t('Cancel')}
        </button>
        <button class="pb-button pb-button-primary" disabled={busy}>
          {number ? t('Publish version {number}', { number }) : t('Publish')}
        </button>
      </DialogActions>
    </form>
  );
}

/** @param {PublishProps} props */
function Published({ page, onClose }) {
  const first = useRef(/** @type {any} */ (null));
  useEffect(() => first.current?.focus(), []);
  const { start_request: start, requests } = page.urls;
  return (
    <>
      <p role="status">
        {t('New Requests run it. Those that run already stay on their version.')}
      </p>
      <DialogActions>
        <button
          class="pb-button"
          type="button"
          ref={start ? null : first}
          onClick={onClose}
        >
          {t('Go on editing')}
        </button>
        {requests && <a class="pb-button" href={requests}>{t('Requests')}</a>}
        {start && (
          <a class="pb-button pb-button-primary" href={start} ref={first}>
            {t('Start a Request')}
          </a>
        )}
      </DialogActions>
    </>
  );
}

/** @param {{note: string, onNote: (note: string) => void}} props */
function NoteField({ note, onNote }) {
  const field = useOwnId();
  return (
    <>
      <p>{t('A version never changes. You can go on editing the draft.')}</p>
      <label class="pb-label" for={field}>{t('What is new in it?')}</label>
      <textarea
        id={field}
        class="pb-field"
        rows={3}
        maxLength={2000}
        value={note}
        onInput={(event) => onNote(event.currentTarget.value)}
      />
    </>
  );
}

/**
 * @param {{errors: Finding[], nameOf: (id: string) => string,
 *   onShow: (finding: Finding) => void}} props
 */
function ErrorList({ errors, nameOf, onShow }) {
  return (
    <ul class="pb-publish-errors">
      {errors.map((finding) => (
        <li key={`${finding.rule} ${finding.element} ${finding.setting}`}>
          <button class="pb-finding-row" type="button" onClick={() => onShow(finding)}>
            <Icon name="octagon-alert" />
            <span class="pb-finding-text">{finding.message}</span>
            <span class="pb-finding-name">
              {placeOf(finding, nameOf)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * @param {Finding} finding
 * @param {(id: string) => string} nameOf
 */
function placeOf({ element, scenario }, nameOf) {
  if (element) return nameOf(element);
  return scenario ? t('Scenario') : t('File');
}
