import { useEffect, useId, useState } from 'preact/hooks';

import { request } from '../api/request.js';
import { t } from '../i18n/translate.js';
import { useAction } from './processDialogs.jsx';

/**
 * @typedef {object} PersonRights
 * @property {string} user
 * @property {string} name
 * @property {string[]} granted rights given for Requests
 * @property {string[]} member rights that come with the diagram
 */

const RIGHTS = ['start', 'see', 'act'];

/** @param {string} right */
const rightName = (right) =>
  ({ start: t('Start'), see: t('See'), act: t('Act') })[right] ?? right;

/**
 * @typedef {object} RowProps
 * @property {PersonRights} person
 * @property {(user: string, rights: string[]) => Promise<void>} give
 */

/** @param {RowProps} props */
function PersonRow({ person, give }) {
  const { user, granted } = person;
  const remove = useAction(() => give(user, []));
  /** @param {string} right @param {boolean} wanted */
  const choose = (right, wanted) => {
    const others = granted.filter((one) => one !== right);
    return give(user, wanted ? [...others, right] : others);
  };
  return (
    <li class="pb-member">
      <span class="pb-member-name">{user}</span>
      <fieldset class="pb-rights">
        <legend class="pb-visually-hidden">{t('Rights of {user}', { user })}</legend>
        {RIGHTS.map((right) => (
          <label key={right}>
            <input
              type="checkbox"
              checked={granted.includes(right)}
              disabled={right === 'see' && granted.includes('act')}
              onChange={(event) => void choose(right, event.currentTarget.checked)}
            />
            {rightName(right)}
          </label>
        ))}
      </fieldset>
      <button class="pb-button pb-button-quiet" type="button" onClick={remove.run}>
        {t('Remove')}
        <span class="pb-visually-hidden"> {user}</span>
      </button>
      {remove.problem && <p class="pb-error" role="alert">{remove.problem}</p>}
    </li>
  );
}

/** @param {{ give: RowProps['give'] }} props */
function AddPerson({ give }) {
  const [user, setUser] = useState('');
  const field = useId();
  const { problem, busy, run } = useAction(async () => {
    await give(user.trim(), ['start']);
    setUser('');
  });
  return (
    <form class="pb-member-add" onSubmit={run}>
      <label class="pb-label" for={field}>
        {t('Allow a person to start Requests, by user name')}
      </label>
      <div class="pb-row">
        <input
          id={field}
          class="pb-field"
          value={user}
          required
          autocomplete="off"
          onInput={(event) => setUser(event.currentTarget.value)}
        />
        <button class="pb-button" disabled={busy || !user.trim()}>{t('Allow')}</button>
      </div>
      <p class="pb-error" role="alert">{problem}</p>
    </form>
  );
}

/**
 * Who may start, see and act on Requests without being a member of the diagram.
 * @param {{ url: string }} props
 */
export function RequestRights({ url }) {
  const [people, setPeople] = useState(/** @type {PersonRights[]} */ ([]));
  useEffect(() => void request('GET', url).then(setPeople), [url]);
  /** @param {string} name @param {string[]} rights */
  const give = async (name, rights) =>
    setPeople(await request('PUT', `${url}${encodeURIComponent(name)}/`, { rights }));
  const granted = people.filter((one) => one.granted.length);
  return (
    <section class="pb-request-rights">
      <h3 class="pb-dialog-section">{t('Requests of this process')}</h3>
      <p class="pb-help-text">
        {t('Owners and editors may start, see and act on Requests; viewers may see ' +
          'them. Others need rights here, and do not see the diagram in the editor.')}
      </p>
      <ul class="pb-members">
        {granted.map((one) => <PersonRow key={one.user} person={one} give={give} />)}
      </ul>
      <AddPerson give={give} />
    </section>
  );
}
