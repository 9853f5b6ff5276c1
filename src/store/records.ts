import type { ChangeSet } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import type { Segment } from '../core/span.js';
import { transact, type Sqlite } from './database.js';
import { RowWriter, type Value } from './row-writer.js';

/** One edition, or an older revision of it, as the database holds it. */
export interface StoredRevision {
  readonly edition: Edition;
  readonly revision: number;
  readonly newest: boolean;
}

/** Everything that is derived of one plan. */
export interface PlanRecords {
  readonly plan: string;
  readonly revisions: readonly StoredRevision[];
  readonly changes: readonly ChangeSet[];
  readonly history: History | null;
}

/** Puts the records of a plan in the place of those that were there: all of them or none. */
export function putRecords(database: Sqlite, records: PlanRecords): void {
  transact(database, () => {
    removePlan(database, records.plan);
    const threads = threadsByAction(records.history);
    const put = new ActionWriter(database);
    for (const [position, revision] of records.revisions.entries()) {
      putEdition(database, records.plan, position, revision, threads, put);
    }
    put.end();
    tellIndex(database, 'add', records.plan);
    putThreads(database, records.plan, records.history);
    putChanges(database, records.plan, records.changes);
  });
}

function removePlan(database: Sqlite, plan: string): void {
  tellIndex(database, 'remove', plan);
  database.prepare('DELETE FROM texts WHERE row IN (SELECT row FROM fields WHERE plan = ?)').run(plan);
  database.prepare('DELETE FROM spans WHERE action IN (SELECT action FROM actions WHERE plan = ?)').run(plan);
  for (const table of ['fields', 'actions', 'editions', 'captures', 'threads', 'changes']) {
    database.prepare(`DELETE FROM ${table} WHERE plan = ?`).run(plan);
  }
}

/** The index over the texts holds none of them: what is to go must be told to it while it is there. */
function tellIndex(database: Sqlite, what: 'add' | 'remove', plan: string): void {
  const [columns, first] = what === 'add' ? ['', ''] : ['words, ', "'delete', "];
  database
    .prepare(
      `INSERT INTO words (${columns}rowid, text) SELECT ${first}f.row, t.text
         FROM fields f JOIN texts t ON t.row = f.row WHERE f.plan = ?`,
    )
    .run(plan);
}

function putEdition(
  database: Sqlite,
  plan: string,
  position: number,
  { edition, revision, newest }: StoredRevision,
  threads: ReadonlyMap<string, string>,
  put: ActionWriter,
): void {
  const { id, title, published, publisher, licence } = edition.edition;
  database
    .prepare('INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      ...[plan, id, revision, newest ? 1 : 0, position, title, published, publisher, licence, edition.made.version],
      ...[edition.actions.length, edition.coverage.unread],
    );
  const captures = putCaptures(database, plan, edition, revision);
  for (const [index, action] of edition.actions.entries()) {
    const { key, spans } = action;
    const thread = newest ? (threads.get(`${id}\n${key}`) ?? null) : null;
    const row = put.action(plan, id, revision, index, action, thread);
    for (const [field, text] of textsOf(action)) {
      const [first] = spans[field] ?? [];
      const [capture, start, end, page] = first ? placeOf(first, captures) : [null, null, null, null];
      const where = [plan, id, revision, newest ? 1 : 0, key, thread, field, capture, start, end, page];
      put.text(text, row, ...where);
    }
    for (const [field, span] of Object.entries(spans)) {
      for (const [segment, part] of span.entries()) put.spans.add(row, field, segment, ...placeOf(part, captures));
    }
  }
}

/** Gives the row of each, in their order. */
function putCaptures(database: Sqlite, plan: string, { edition, captures }: Edition, revision: number): number[] {
  const capture = database.prepare(`INSERT INTO captures VALUES (NULL${', ?'.repeat(10)})`);
  return captures.map(({ sha256, name, url, mediaType, retrieved, bytes }, index) => {
    const { lastInsertRowid } = capture.run(
      ...[sha256, plan, edition.id, revision, index, name, url, mediaType, retrieved, bytes],
    );
    return Number(lastInsertRowid);
  });
}

/** Puts actions, their texts and their places. */
class ActionWriter {
  readonly spans: RowWriter;
  readonly #action: ReturnType<Sqlite['prepare']>;
  readonly #fields: RowWriter;
  readonly #texts: RowWriter;
  /** Of the last text. */
  #row: number;

  constructor(database: Sqlite) {
    this.spans = new RowWriter(database, 'spans', 10);
    this.#action = database.prepare(`INSERT INTO actions VALUES (NULL${', ?'.repeat(22)})`);
    this.#fields = new RowWriter(database, 'fields', 13);
    this.#texts = new RowWriter(database, 'texts', 2);
    const { last } = database.prepare('SELECT coalesce(max(row), 0) AS last FROM fields').get() as { last: number };
    this.#row = last;
  }

  /** Gives its row. */
  action(
    plan: string,
    edition: string,
    revision: number,
    position: number,
    row: Action,
    thread: string | null,
  ): number {
    const where = [plan, edition, revision, position];
    return Number(this.#action.run(...where, ...columnsOf(row), thread).lastInsertRowid);
  }

  text(text: string, ...where: readonly Value[]): void {
    this.#row++;
    this.#fields.add(this.#row, ...where);
    this.#texts.add(this.#row, text);
  }

  end(): void {
    for (const rows of [this.spans, this.#fields, this.#texts]) rows.end();
  }
}

type Place = [
  capture: number | null,
  ...text: [start: number | null, end: number | null],
  ...drawn: [page: number | null, box: string | null],
  ...office: [part: string | null, path: string | null],
];

function placeOf(segment: Segment, captures: readonly number[]): Place {
  const capture = captures[segment.capture] ?? null;
  if ('start' in segment) return [capture, segment.start, segment.end, null, null, null, null];
  if ('page' in segment) return [capture, null, null, segment.page, JSON.stringify(segment.box), null, null];
  return [capture, null, null, null, null, segment.part, segment.path];
}

/** In the order of the columns. */
function columnsOf(action: Action): (string | null)[] {
  const { key, id, theme, recommendation, text, progress, owners, certainty } = action;
  const belongs = [theme?.id, theme?.title, recommendation?.id, recommendation?.text ?? recommendation?.title];
  return [
    key,
    id,
    ...belongs.map(orNull),
    text,
    ...saidOf(action),
    progress,
    listed(owners),
    ...dueOf(action),
    certainty,
  ];
}

function saidOf({ status, response }: Action): (string | null)[] {
  return [status?.published, status?.value, response?.published, response?.value].map(orNull);
}

function dueOf({ due }: Action): (string | null)[] {
  return [due?.published, due?.earliest, due?.latest].map(orNull);
}

function listed(owners: readonly string[]): string | null {
  return owners.length === 0 ? null : owners.join('; ');
}

function orNull(text: string | null | undefined): string | null {
  return text ?? null;
}

/** Every text of a row, by field, as it was published. */
export function textsOf({
  theme,
  recommendation,
  text,
  status,
  response,
  progress,
  owners,
  due,
  extra,
}: Action): [string, string][] {
  const texts: [string, string | null | undefined][] = [
    ['text', text],
    ['progress', progress],
    ['status', status?.published],
    ['due', due?.published],
    ['response', response?.published],
    ['owners', listed(owners)],
    ['recommendation', recommendation?.text ?? recommendation?.title],
    ['theme', theme?.title],
    ...Object.entries(extra).map(([name, value]): [string, string] => [`extra.${name}`, value]),
  ];
  return texts.filter((each): each is [string, string] => each[1] != null && each[1] !== '');
}

function putThreads(database: Sqlite, plan: string, history: History | null): void {
  const rows = new RowWriter(database, 'threads', 6);
  for (const { thread: name, cells } of history?.threads ?? []) {
    for (const { edition, state, keys, status } of cells) {
      rows.add(plan, name, edition, state, JSON.stringify(keys), status?.value ?? null);
    }
  }
  rows.end();
}

function putChanges(database: Sqlite, plan: string, changes: readonly ChangeSet[]): void {
  const rows = new RowWriter(database, 'changes', 8);
  for (const set of changes) {
    for (const [position, each] of set.changes.entries()) {
      const { before, after } = each as { before?: string | readonly string[]; after?: string | readonly string[] };
      const { from, to } = set;
      const steps = [plan, from.edition, to.edition, position] as const;
      rows.add(...steps, each.kind, keysOf(before), keysOf(after), JSON.stringify(each));
    }
  }
  rows.end();
}

function keysOf(keys: string | readonly string[] | undefined): string | null {
  return keys === undefined ? null : typeof keys === 'string' ? keys : keys.join(' + ');
}

function threadsByAction(history: History | null): ReadonlyMap<string, string> {
  const threads = new Map<string, string>();
  for (const { thread, cells } of history?.threads ?? []) {
    for (const { edition, keys } of cells) for (const key of keys) threads.set(`${edition}\n${key}`, thread);
  }
  return threads;
}
