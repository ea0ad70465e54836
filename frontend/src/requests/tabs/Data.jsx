import { useState } from 'preact/hooks';

import { request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';
import { rowsOf, useAnswer } from '../live/useAnswer.js';
import { JsonField } from '../parts/JsonField.jsx';
import { JsonTree } from '../parts/JsonTree.jsx';
import { ReasonDialog } from '../parts/ReasonDialog.jsx';
import { Time } from '../parts/Time.jsx';
import { changedValues, textOf } from '../parts/editedValues.js';

/** @typedef {import('../types.js').Variable} Variable */

/**
 * @param {{ variable: Variable, url: string, onClose: () => void,
 *   onDone: () => void }} props
 */
function EditDialog({ variable, url, onClose, onDone }) {
  const { name } = variable;
  const [before] = useState({ [name]: variable.value });
  const [text, setText] = useState(() => textOf(variable.value));
  const [problem, setProblem] = useState('');
  /** @param {string} why */
  const act = async (why) => {
    const { changed, problems } = changedValues(before, { [name]: text });
    setProblem(problems[name] ?? '');
    if (problems[name]) return;
    await request('PATCH', url, { variables: changed, why });
    onDone();
  };
  return (
    <ReasonDialog
      title={t('What is “{name}”?', { name })}
      verb={t('Change the value')}
      lead={t('What has happened stays as it is. Everything that follows uses it.')}
      onClose={onClose}
      onAct={act}
    >
      <JsonField
        label={t('Value')}
        text={text}
        problem={problem}
        onText={setText}
      />
    </ReasonDialog>
  );
}

/** @param {{ variable: Variable }} props */
function History({ variable }) {
  const { history } = variable;
  if (history.length < 2) return null;
  return (
    <details class="pb-data-history">
      <summary>{t('Earlier values')}</summary>
      <ol>
        {history.slice(1, 50).map(({ value, at }) => (
          <li key={at}><Time at={at} /> <JsonTree value={value} /></li>
        ))}
      </ol>
    </details>
  );
}

/**
 * @param {{ variable: Variable, mayAct: boolean, onEdit: () => void }} props
 */
function Row({ variable, mayAct, onEdit }) {
  const { name, value, changed_at: changed, name_of_element: from } = variable;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <JsonTree value={value} />
        <History variable={variable} />
      </td>
      <td class="pb-data-changed">
        {changed && <Time at={changed} />}
        {from && <span> {t('at “{name}”', { name: from })}</span>}
      </td>
      {mayAct && (
        <td class="pb-table-actions">
          <button class="pb-button pb-button-quiet" type="button" onClick={onEdit}>
            {t('Edit')}
            <span class="pb-visually-hidden"> {name}</span>
          </button>
        </td>
      )}
    </tr>
  );
}

/**
 * @param {{ variables: Variable[], mayAct: boolean,
 *   onEdit: (variable: Variable) => void }} props
 */
function DataTable({ variables, mayAct, onEdit }) {
  const actions = <span class="pb-visually-hidden">{t('Actions')}</span>;
  return (
    <table class="pb-table pb-data">
      <caption class="pb-visually-hidden">{t('Data of the Request')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Name')}</th>
          <th scope="col">{t('Value')}</th>
          <th scope="col">{t('Changed')}</th>
          {mayAct && <th scope="col">{actions}</th>}
        </tr>
      </thead>
      <tbody>
        {variables.map((variable) => (
          <Row
            key={variable.name}
            variable={variable}
            mayAct={mayAct}
            onEdit={() => onEdit(variable)}
          />
        ))}
      </tbody>
    </table>
  );
}

/**
 * The data of the Request, with where each value came from.
 * @param {{ url: string, revision: number, mayAct: boolean,
 *   onChanged: () => void }} props
 */
export function Data({ url, revision, mayAct, onChanged }) {
  const { answer, problem, reload } = useAnswer(url, revision);
  const [edited, setEdited] = useState(/** @type {Variable | null} */ (null));
  if (problem && !answer) return <p class="pb-error" role="alert">{problem}</p>;
  if (!answer) return <div class="pb-skeleton pb-tab-skeleton" />;
  /** @type {Variable[]} */
  const variables = rowsOf(answer);
  if (!variables.length) return <p class="pb-tab-none">{t('There is no data yet.')}</p>;
  const done = () => {
    setEdited(null);
    reload();
    onChanged();
  };
  return (
    <>
      <DataTable variables={variables} mayAct={mayAct} onEdit={setEdited} />
      {edited && (
        <EditDialog
          variable={edited}
          url={url}
          onClose={() => setEdited(null)}
          onDone={done}
        />
      )}
    </>
  );
}
