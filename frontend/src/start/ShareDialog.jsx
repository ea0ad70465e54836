import { useEffect, useId, useState } from 'preact/hooks';

import { request } from '../api/request.js';
import { Dialog, DialogActions } from '../dialog/Dialog.jsx';
import { t } from '../i18n/translate.js';
import { useAction } from './processDialogs.jsx';
import { RequestRights } from './RequestRights.jsx';

/**
 * @typedef {object} Member
 * @property {string} user
 * @property {string} role
 */

const ROLES = ['owner', 'editor', 'viewer'];

/** @param {string} role */
const roleName = (role) =>
  ({ owner: t('Owner'), editor: t('Can edit'), viewer: t('Can view') })[role] ?? role;

/**
 * @param {{member: Member, url: string, reload: () => void}} props
 */
function MemberRow({ member, url, reload }) {
  /** @param {string} method @param {object} [body] */
  const change = (method, body) => async () => {
    await request(method, `${url}${encodeURIComponent(member.user)}/`, body);
    reload();
  };
  const remove = useAction(change('DELETE'));
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const chooseRole = (event) =>
    change('PATCH', { role: event.currentTarget.value })().catch(reload);
  return (
    <li class="pb-member">
      <span class="pb-member-name">{member.user}</span>
      <select
        class="pb-field"
        aria-label={t('Role of {user}', { user: member.user })}
        value={member.role}
        onChange={chooseRole}
      >
        {ROLES.map((role) => <option key={role} value={role}>{roleName(role)}</option>)}
      </select>
      <button class="pb-button pb-button-quiet" type="button" onClick={remove.run}>
        {t('Remove')}
        <span class="pb-visually-hidden"> {member.user}</span>
      </button>
      {remove.problem && <p class="pb-error" role="alert">{remove.problem}</p>}
    </li>
  );
}

/**
 * Who may see and edit a process, and who may work with its Requests.
 * @param {{name: string, process: string, onClose: () => void}} props `process` is
 *   its address in the API
 */
export function ShareDialog({ name, process, onClose }) {
  const url = `${process}members/`;
  const [members, setMembers] = useState(/** @type {Member[] | null} */ (null));
  const [user, setUser] = useState('');
  const field = useId();
  const reload = () => request('GET', url).then((page) => setMembers(page.results));
  useEffect(() => void reload(), [url]);
  const { problem, busy, run } = useAction(async () => {
    await request('POST', url, { user, role: 'editor' });
    setUser('');
    await reload();
  });
  return (
    <Dialog title={t('Who works on “{name}”?', { name })} onClose={onClose}>
      <ul class="pb-members" aria-busy={members === null}>
        {(members ?? []).map((member) => (
          <MemberRow key={member.user} member={member} url={url} reload={reload} />
        ))}
      </ul>
      <form class="pb-member-add" onSubmit={run}>
        <label class="pb-label" for={field}>{t('Add a person by user name')}</label>
        <div class="pb-row">
          <input
            id={field}
            class="pb-field"
            value={user}
            required
            autocomplete="off"
            onInput={(event) => setUser(event.currentTarget.value)}
          />
          <button class="pb-button" disabled={busy || !user.trim()}>{t('Add')}</button>
        </div>
        <p class="pb-error" role="alert">{problem}</p>
      </form>
      <RequestRights url={`${process}rights/`} />
      <DoneButton onClose={onClose} />
    </Dialog>
  );
}

/** @param {{onClose: () => void}} props */
function DoneButton({ onClose }) {
  return (
    <DialogActions>
      <button class="pb-button pb-button-primary" type="button" onClick={onClose}>
        {t('Done')}
      </button>
    </DialogActions>
  );
}
