import { t } from '../../i18n/translate.js';
import { rowsOf, useAnswer } from '../live/useAnswer.js';

/** @param {string} part */
function partText(part) {
  /** @type {Record<string, string>} */
  const texts = {
    started: t('started it'),
    task: t('did a task'),
    commented: t('wrote a comment'),
    acted: t('acted on it'),
  };
  return texts[part] ?? part;
}

/** @param {any[]} rows */
function byPerson(rows) {
  /** @type {Map<string, { name: string, parts: string[] }>} */
  const people = new Map();
  for (const { person, part } of rows.filter((row) => row.person)) {
    const held = people.get(person.username) ?? { name: person.name, parts: [] };
    people.set(person.username, { ...held, parts: [...held.parts, part] });
  }
  return [...people];
}

/**
 * Who took part, and how.
 * @param {{ url: string, revision: number }} props
 */
export function People({ url, revision }) {
  const { answer, problem } = useAnswer(url, revision);
  if (problem && !answer) return <p class="pb-error" role="alert">{problem}</p>;
  if (!answer) return <div class="pb-skeleton pb-tab-skeleton" />;
  const people = byPerson(rowsOf(answer));
  if (!people.length) return <p class="pb-tab-none">{t('No person took part yet.')}</p>;
  return (
    <ul class="pb-people">
      {people.map(([username, { name, parts }]) => (
        <li key={username}>
          <span class="pb-avatar" aria-hidden="true">
            {name.charAt(0).toUpperCase()}
          </span>
          <span class="pb-people-name">{name}</span>
          <span class="pb-quiet">{[...new Set(parts)].map(partText).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
