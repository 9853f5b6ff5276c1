import type { Sqlite } from './database.js';

/** One text in which the words stand. */
export interface FoundText {
  readonly plan: string;
  readonly edition: string;
  readonly revision: number;
  readonly newest: boolean;
  readonly key: string;
  readonly thread: string | null;
  readonly field: string;
  /** The words with some before and after; what was asked for between `[` and `]`. */
  readonly snippet: string;
  /** Name of the page, and where on it the field stands; null where no place is known. */
  readonly page: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly pageNumber: number | null;
}

/** An edition in which an action stands, or does not. */
export interface ThreadCell {
  readonly plan: string;
  readonly thread: string;
  readonly edition: string;
  readonly state: string;
  readonly keys: readonly string[];
}

/** What was found, as much of it as is shown. */
export interface FoundTexts {
  /** Every text of the actions that are shown, by plan and in the order of its editions. */
  readonly texts: readonly FoundText[];
  /** How many actions there are, and in how many texts the words stand, shown or not. */
  readonly actions: number;
  readonly places: number;
}

/** Most texts that one question is answered with, where no other number is asked for. */
export const mostFound = 500;

/** The words one after the other, whatever their case and accents; a `*` at the end stands for any ending. */
export function toPhrase(words: string): string {
  const isOpen = words.trimEnd().endsWith('*');
  return `"${words.replaceAll('"', ' ').replaceAll('*', ' ').trim()}"${isOpen ? '*' : ''}`;
}

const matching = `words JOIN fields f ON f.row = words.rowid WHERE words MATCH ?1 AND (?2 IS NULL OR f.plan = ?2)`;

/**
 * The texts of every edition in which the words stand. Of more than `most` texts only those of
 * the first actions are given, and all of these: an action of which some texts were left out
 * would seem to have lost the words.
 */
export function findTexts(database: Sqlite, words: string, plan: string | null, most: number): FoundTexts {
  const phrase = toPhrase(words);
  // A row that no thread follows is found by itself. Rows are numbered in the order of the editions.
  const groups = readAll<[plan: string, thread: string | null, first: number, count: number]>(
    database,
    `SELECT json_group_array(json_array(plan, thread, first, count)) AS found
     FROM (SELECT f.plan, f.thread, min(f.row) AS first, count(*) AS count FROM ${matching}
           GROUP BY coalesce(f.thread, f.row))`,
    [phrase, plan],
  );
  let places = 0;
  const shown = groups
    .sort((one, other) => byPlan(one[0], other[0]) || one[2] - other[2])
    .filter(([, , , count], index) => (places += count) <= most || index === 0);
  const threads = shown.flatMap(([, thread]) => thread ?? []);
  const alone = shown.flatMap(([, thread, first]) => (thread === null ? [first] : []));
  return { texts: readTexts(database, [phrase, plan, threads, alone]), actions: groups.length, places };
}

function byPlan(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A text as the database hands it over: its row, and the rest in the order of {@link FoundText}. */
type TextRow = [
  row: number,
  plan: string,
  edition: string,
  revision: number,
  newest: 0 | 1,
  key: string,
  thread: string | null,
  field: string,
  snippet: string,
  page: string | null,
  ...place: [start: number | null, end: number | null, pageNumber: number | null],
];

/**
 * Cutting out the words takes time, and so does every row that is handed over: only what is
 * shown, and all of it in one piece.
 */
function readTexts(
  database: Sqlite,
  [phrase, plan, threads, alone]: [string, string | null, readonly string[], readonly number[]],
): FoundText[] {
  const rows = readAll<TextRow>(
    database,
    `WITH shown AS MATERIALIZED (
       SELECT f.*, snippet(words, 0, '[', ']', '…', 16) AS snippet FROM ${matching}
         AND (f.thread IN (SELECT value FROM json_each(?3)) OR f.row IN (SELECT value FROM json_each(?4))))
     SELECT json_group_array(json_array(f.row, f.plan, f.edition, f.revision, f.newest, f.key, f.thread, f.field,
       f.snippet, c.name, f.start, f.end, f.page)) AS found
     FROM shown f LEFT JOIN captures c ON c.capture = f.capture`,
    [phrase, plan, JSON.stringify(threads), JSON.stringify(alone)],
  );
  return rows.sort((one, other) => byPlan(one[1], other[1]) || one[0] - other[0]).map(textOf);
}

/** By place and not by taking the row apart, which costs ten times as much. */
function textOf(row: TextRow): FoundText {
  return {
    plan: row[1],
    edition: row[2],
    revision: row[3],
    newest: row[4] === 1,
    key: row[5],
    thread: row[6],
    field: row[7],
    snippet: row[8],
    page: row[9],
    start: row[10],
    end: row[11],
    pageNumber: row[12],
  };
}

/** Where the threads stand in each edition, in order. */
export function findThreads(database: Sqlite, threads: readonly string[]): readonly ThreadCell[] {
  return readAll(
    database,
    `SELECT json_group_array(json_object('plan', t.plan, 'thread', t.thread, 'edition', t.edition, 'state', t.state,
       'keys', json(t.keys)) ORDER BY wanted.key, e.position) AS found
     FROM json_each(?) wanted JOIN threads t ON t.thread = wanted.value
       JOIN editions e ON e.plan = t.plan AND e.edition = t.edition AND e.newest = 1`,
    [JSON.stringify(threads)],
  );
}

function readAll<T>(database: Sqlite, query: string, values: readonly (string | null)[]): T[] {
  const { found } = database.prepare(query).get(...values) as { found: string };
  return JSON.parse(found) as T[];
}

/** Ids of the plans that it knows. */
export function plansIn(database: Sqlite): readonly string[] {
  return (database.prepare('SELECT DISTINCT plan FROM editions').all() as { plan: string }[]).map(({ plan }) => plan);
}
