import { useLayoutEffect, useRef } from 'preact/hooks';

import { useForm, useGiven } from '../FormContext.js';
import { entryOf } from '../completion/feelEntries.js';
import sheetText from './longExpression.css?inline';

/**
 * The editor for long expressions with colours and completion, fetched when it is first
 * wanted. It lives in a shadow root, where the page's policy lets it bring its styles.
 *
 * @param {object} props
 * @param {import('./FieldDraft.js').FieldDraft} props.draft
 * @param {string} props.label
 * @param {() => void} props.onClose
 */
export function LongExpression({ draft, label, onClose }) {
  const host = useRef(/** @type {HTMLDivElement | null} */ (null));
  const editor = useRef(/** @type {any} */ (null));
  const { readOnly, scope } = useForm();
  const given = useGiven();
  useLayoutEffect(() => {
    let isGone = false;
    const variables = [...given, ...scope()].map(entryOf);
    const options = { draft, label, readOnly, variables };
    void openIn(host.current, options).then((opened) => {
      if (isGone) opened?.destroy();
      else editor.current = opened;
    });
    return () => {
      isGone = true;
      editor.current?.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    editor.current?.show(draft.text);
  }, [draft.text]);
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    // Keys that the editor used itself, such as Escape for its list, end here.
    if (!event.defaultPrevented) draft.onKey(event);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (!event.defaultPrevented) onClose();
  };
  return (
    <div
      ref={host}
      class="pb-expression-long"
      onFocusIn={() => !readOnly && draft.begin()}
      onFocusOut={() => draft.commit()}
      onKeyDown={onKeyDown}
    />
  );
}

/**
 * @param {HTMLElement | null} host
 * @param {{ draft: import('./FieldDraft.js').FieldDraft, label: string,
 *   readOnly: boolean, variables: object[] }} options
 */
async function openIn(host, { draft, label, readOnly, variables }) {
  const { default: FeelEditor } = await import('@bpmn-io/feel-editor');
  if (!host?.isConnected) return null;
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const container = document.createElement('div');
  root.replaceChildren(container);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetText);
  const editor = new FeelEditor({
    container,
    value: draft.text,
    readOnly,
    variables,
    contentAttributes: { 'aria-label': label },
    onChange: (/** @type {string} */ text) => text !== draft.text && draft.type(text),
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  editor.focus();
  return {
    /** @param {string} text */
    show: (text) => {
      if (text !== editor._cmEditor.state.doc.toString()) editor.setValue(text);
    },
    destroy: () => editor._cmEditor.destroy(),
  };
}
