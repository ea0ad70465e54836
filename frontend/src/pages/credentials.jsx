import { render } from 'preact';

import './page.js';
import '../credentials/credentials.css';

import { CredentialForm } from '../credentials/CredentialForm.jsx';
import { CredentialTest } from '../credentials/CredentialTest.jsx';
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
      api={urls.api}
      type={given.type}
      credential={given.credential}
      onDone={leave}
    />,
    form,
  );
}

const outcome = document.querySelector('[data-test-outcome]');
const test = document.querySelector('[data-test-credential]');
if (outcome && test) {
  const { urls, credential } = context;
  const url = `${urls.api}${credential.name}/test/`;
  const button = /** @type {HTMLButtonElement} */ (test);
  render(<CredentialTest url={url} last={credential} button={button} />, outcome);
}

const host = document.body.appendChild(document.createElement('div'));
document.querySelector('[data-delete-credential]')?.addEventListener('click', () => {
  const { name } = context.credential;
  render(
    <DeleteCredential
      name={name}
      url={`${context.urls.api}${name}/`}
      onClose={() => render(null, host)}
      onDone={leave}
    />,
    host,
  );
});
