import { useEffect, useId, useState } from 'preact/hooks';

import { DialogActions } from '../dialog/Dialog.jsx';
import { t } from '../i18n/translate.js';
import { fileOfText } from './importFile.js';

/**
 * Three ways to bring a file: drop it, choose it, paste its text.
 * @param {object} props
 * @param {File[]} props.dropped
 * @param {(files: File[]) => void} props.onFiles
 * @param {() => void} props.onCancel
 */
export function ChooseFiles({ dropped, onFiles, onCancel }) {
  const [text, setText] = useState('');
  const paste = useId();

  useEffect(() => {
    if (dropped.length) {
      onFiles(dropped);
    }
  }, [dropped]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onFiles([fileOfText(text)]);
      }}
    >
      <DropArea onFiles={onFiles} />
      <label class="pb-label" for={paste}>{t('Or paste the text of a file')}</label>
      <textarea
        id={paste}
        class="pb-field pb-code pb-paste"
        rows={5}
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="pb-help-line">
        {t('The file is kept as it is. Nothing in it is changed by the import.')}
      </p>
      <Actions disabled={!text.trim()} onCancel={onCancel} />
    </form>
  );
}

/** @param {{disabled: boolean, onCancel: () => void}} props */
function Actions({ disabled, onCancel }) {
  return (
    <DialogActions>
      <button class="pb-button" type="button" onClick={onCancel}>{t('Cancel')}</button>
      <button class="pb-button pb-button-primary" disabled={disabled}>
        {t('Import the text')}
      </button>
    </DialogActions>
  );
}

/** @param {{onFiles: (files: File[]) => void}} props */
function DropArea({ onFiles }) {
  const [over, setOver] = useState(false);
  const input = useId();
  /** @param {DragEvent} event */
  const drop = (event) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  return (
    <div
      class={over ? 'pb-drop pb-drop-over' : 'pb-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t('Drop BPMN files here')}</p>
      <label class="pb-button" for={input}>{t('Choose files')}</label>
      <input
        id={input}
        class="pb-visually-hidden"
        type="file"
        multiple
        accept=".bpmn,.xml,.bpmn20.xml,application/xml,text/xml"
        onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
      />
    </div>
  );
}
