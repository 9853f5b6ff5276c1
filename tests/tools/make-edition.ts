/** Editions for tests, as short as the test needs: whatever is not said is null or nothing. */
import { readFileSync } from 'node:fs';
import { diff } from '../../src/diff/index.js';
import { link, type LinkOptions } from '../../src/link/index.js';
import type { ChangeKind, ChangeOf, ChangeSet } from '../../src/model/changes.js';
import type { Action, Edition } from '../../src/model/edition.js';
import { normaliseEdition } from '../../src/model/read-edition.js';

export type RowOf = Partial<Omit<Action, 'theme' | 'status' | 'due'>> & {
  readonly theme?: string | null | undefined;
  readonly status?: Action['status'] | [published: string, value: string] | undefined;
  readonly due?: Action['due'] | [published: string, earliest: string | null, latest: string | null] | undefined;
};

/** An edition from rows; `more` goes into its head (`published`, `scope`) or beside it (`parts`). */
export function makeEdition(
  id: string,
  rows: readonly RowOf[],
  more: { head?: object; parts?: Edition['parts'] } = {},
): Edition {
  const actions = rows.map((row, index) => ({
    text: '',
    ...row,
    key: row.key ?? row.id ?? `#${index + 1}`,
    theme: row.theme == null ? null : { id: null, title: row.theme },
    status: Array.isArray(row.status) ? { published: row.status[0], value: row.status[1] } : row.status,
    due: Array.isArray(row.due) ? { published: row.due[0], earliest: row.due[1], latest: row.due[2] } : row.due,
  }));
  return readEdition({
    format: 'planwatch/edition@1',
    edition: { id, ...more.head },
    actions,
    parts: more.parts ?? [],
  });
}

export function readEdition(value: unknown): Edition {
  const { value: edition, messages } = normaliseEdition(value);
  if (edition === null || messages.length > 0) throw new Error(JSON.stringify(messages));
  return edition;
}

/** The records of one edition of the fixture story, as its authors meant them. */
export function storyEdition(id: string): Edition {
  const path = new URL(`../../fixtures/open-shelves/${id}/truth.json`, import.meta.url);
  const truth = JSON.parse(readFileSync(path, 'utf8')) as { plan: string; edition: object; actions: unknown[] };
  return readEdition({
    format: 'planwatch/edition@1',
    plan: truth.plan,
    edition: truth.edition,
    actions: truth.actions,
  });
}

/** Links and compares, as the pipeline does. */
export function compareEditions(before: Edition, after: Edition, options: LinkOptions = {}): ChangeSet {
  const { value, messages } = link(before, after, options);
  return diff(before, after, value, { version: '0.0.0', messages });
}

export function changesOf<K extends ChangeKind>(changes: ChangeSet, kind: K): ChangeOf<K>[] {
  return changes.changes.filter((change): change is ChangeOf<K> => change.kind === kind);
}
