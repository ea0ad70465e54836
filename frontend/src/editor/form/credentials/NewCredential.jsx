import '../../../credentials/credentials.css';

import { useState } from 'preact/hooks';

import { CredentialForm } from '../../../credentials/CredentialForm.jsx';
import { Dialog } from '../../../dialog/Dialog.jsx';
import { Icon } from '../../../icons/Icon.jsx';
import { t } from '../../../i18n/translate.js';
import { useForm, useService } from '../FormContext.js';

/** @typedef {import('../../../credentials/CredentialForm.jsx').CredentialType} Type */

/**
 * Makes a credential in a dialog, for who may: the diagram stays where it is.
 * @param {{type: string, onMade: (name: string) => void}} props
 */
export function NewCredential({ type, onMade }) {
  const { credentialUrls } = useForm();
  const service = useService();
  const [isOpen, open] = useState(false);
  const found = service?.credentialTypes.find((one) => one.type === type);
  if (!credentialUrls || !service || !found) return null;
  const { connector } = service;
  return (
    <>
      <button
        class="pb-button pb-button-small pb-button-link pb-credential-new"
        type="button"
        aria-haspopup="dialog"
        onClick={() => open(true)}
      >
        <Icon name="plus" />
        {t('New credential')}
      </button>
      {isOpen && (
        <NewDialog
          type={{ ...found, connector }}
          onClose={() => open(false)}
          onMade={onMade}
        />
      )}
    </>
  );
}

/**
 * @param {{type: Type, onClose: () => void, onMade: (name: string) => void}} props
 */
function NewDialog({ type, onClose, onMade }) {
  const { credentialUrls } = useForm();
  if (!credentialUrls) return null;
  const title = t('New credential: {kind}', { kind: type.name });
  /** @param {string} name */
  const onDone = (name) => {
    onClose();
    onMade(name);
  };
  return (
    // Keys of the form, such as undo, are not meant for the diagram here.
    <div onKeyDown={(event) => event.stopPropagation()}>
      <Dialog title={title} onClose={onClose}>
        <CredentialForm
          urls={credentialUrls}
          type={type}
          onDone={onDone}
          actions={
            <button class="pb-button" type="button" onClick={onClose}>
              {t('Cancel')}
            </button>
          }
        />
      </Dialog>
    </div>
  );
}
