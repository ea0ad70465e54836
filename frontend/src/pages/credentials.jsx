import { render } from 'preact';

import './page.js';
import '../credentials/credentials.css';

import { CredentialForm } from '../credentials/CredentialForm.jsx';
import { DeleteCredential } from '../credentials/DeleteCredential.jsx';

const context = JSON.parse(
  document.getElementById('page-context')?.textContent ?? '{}',
);
const leave = () => window.location.assign(context.urls.list);
const form = document.querySelector('[data-credential-form]');
if (form) {
  const { urls, ...given } = context;
  render(
    <CredentialForm
      urls={urls}
      type={given.type}
      credential={given.credential}
      onDone={leave}
    />,
    form,
  );
}

const host = document.body.appendChild(document.createElement('div'));
document.querySelector('[data-delete-credential]')?.addEventListener('click', () => {
  const { name, is_default: isDefault } = context.credential;
  render(
    <DeleteCredential
      name={name}
      isDefault={isDefault}
      url={`${context.urls.api}${name}/`}
      onClose={() => render(null, host)}
      onDone={leave}
    />,
    host,
  );
});
