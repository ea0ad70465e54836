import { beforeEach, describe, expect, it } from 'vitest';

import { Drafts } from '../Drafts.js';
import { FieldDraft } from './FieldDraft.js';

/** @type {string[]} */
let committed;
/** @type {Drafts} */
let drafts;
/** @type {FieldDraft} */
let field;

const newField = (/** @type {string} */ value) =>
  new FieldDraft(
    drafts,
    { value, onCommit: (text) => committed.push(text) },
    () => {},
  );

beforeEach(() => {
  committed = [];
  drafts = new Drafts();
  field = newField('old');
});

describe('a draft', () => {
  it('is committed once, whatever was typed in between', () => {
    field.type('n');
    field.type('new');
    drafts.commit();
    field.commit();

    expect(committed).toEqual(['new']);
  });

  it('keeps what is typed while someone else changes the value', () => {
    field.type('mine');
    field.options = { ...field.options, value: 'theirs' };

    expect(field.text).toBe('mine');
    expect(field.theirs).toBe('theirs');
  });

  it('commits nothing where nothing was typed', () => {
    field.begin();
    field.options = { ...field.options, value: 'theirs' };
    field.commit();

    expect(committed).toEqual([]);
    expect(field.text).toBe('theirs');
  });

  it('is committed when another field is entered', () => {
    field.type('new');
    newField('other').begin();

    expect(committed).toEqual(['new']);
  });
});
