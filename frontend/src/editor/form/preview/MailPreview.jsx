import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { csrfToken } from '../../../api/request.js';
import { t } from '../../../i18n/translate.js';

/**
 * @typedef {object} Mail
 * @property {string} [from]
 * @property {string[]} [to]
 * @property {string[]} [cc]
 * @property {string[]} [bcc]
 * @property {string} [subject]
 * @property {string} [text]
 * @property {string} [html]
 */

/** @param {{ mail: Mail, frame: string }} props */
export function MailPreview({ mail, frame }) {
  const { subject, text = '', html } = mail;
  const [isText, showText] = useState(!html);
  return (
    <div class="pb-preview">
      <dl class="pb-preview-mail">
        <Line name={t('From')} values={[mail.from ?? '']} />
        <Line name={t('To')} values={mail.to} />
        <Line name={t('Cc')} values={mail.cc} />
        <Line name={t('Bcc')} values={mail.bcc} />
      </dl>
      <h3 class="pb-preview-subject">{subject}</h3>
      {html && (
        <button
          class="pb-button pb-button-small pb-button-link"
          type="button"
          onClick={() => showText(!isText)}
        >
          {isText ? t('Show as HTML') : t('Show as text')}
        </button>
      )}
      {isText
        ? <div class="pb-preview-text" tabIndex={0}>{text}</div>
        : <HtmlFrame html={html ?? ''} frame={frame} />}
    </div>
  );
}

/** @param {{ name: string, values?: string[] }} props */
function Line({ name, values = [] }) {
  const shown = values.filter(Boolean);
  if (!shown.length) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{shown.join(', ')}</dd>
    </>
  );
}

/**
 * The HTML goes to the server and back: a frame that is made here would have to keep
 * the policy of this page, which allows no styles in a text.
 *
 * @param {{ html: string, frame: string }} props
 */
function HtmlFrame({ html, frame }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useLayoutEffect(() => form.current?.submit(), [html]);
  return (
    <>
      <form ref={form} method="post" action={frame} target="pb-mail" hidden>
        <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken()} />
        <textarea name="html" value={html} readOnly />
      </form>
      <iframe
        class="pb-preview-frame"
        name="pb-mail"
        sandbox=""
        title={t('The e-mail as HTML')}
      />
    </>
  );
}
