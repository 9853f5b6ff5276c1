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
  readonly position: number;
  readonly state: string;
  readonly keys: readonly string[];
}

/** Most texts that one question is answered with. */
export const mostFound = 500;

/** The words one after the other, whatever their case and accents; a `*` at the end stands for any ending. */
export function toPhrase(words: string): string {
  const isOpen = words.trimEnd().endsWith('*');
  return `"${words.replaceAll('"', ' ').replaceAll('*', ' ').trim()}"${isOpen ? '*' : ''}`;
}

/** Every text of every edition in which the words stand, in the order of the editions. */
export function findTexts(database: Sqlite, words: string, plan: string | null): readonly FoundText[] {
  // Cutting out the words is what takes time: only for those that are shown.
  const rows = database
    .prepare(
      `WITH found AS MATERIALIZED (
         SELECT f.row, f.field, a.action, a.plan, a.edition, a.revision, a.key, a.thread, a.position AS at,
           e.position, e.newest
         FROM words JOIN fields f ON f.row = words.rowid JOIN actions a ON a.action = f.action
           JOIN editions e ON e.plan = a.plan AND e.edition = a.edition AND e.revision = a.revision
         WHERE words MATCH ?1 AND (?2 IS NULL OR a.plan = ?2)
         ORDER BY a.plan, e.position, e.newest, a.revision, a.position, f.row LIMIT ${mostFound})
       SELECT f.plan, f.edition, f.revision, f.newest, f.key, f.thread, f.field,
         snippet(words, 0, '[', ']', '…', 16) AS snippet, c.name AS page, s.start, s.end, s.page AS pageNumber
       FROM words CROSS JOIN found f ON f.row = words.rowid
         LEFT JOIN spans s ON s.action = f.action AND s.field = f.field AND s.segment = 0
         LEFT JOIN captures c ON c.sha256 = s.capture AND c.plan = f.plan AND c.edition = f.edition
           AND c.revision = f.revision
       WHERE words MATCH ?1
       ORDER BY f.plan, f.position, f.newest, f.revision, f.at, f.row`,
    )
    .all(toPhrase(words), plan) as unknown as (Omit<FoundText, 'newest'> & { newest: number })[];
  return rows.map((row) => ({ ...row, newest: row.newest === 1 }));
}

/** Where the threads stand in each edition, in order. */
export function findThreads(database: Sqlite, threads: readonly string[]): readonly ThreadCell[] {
  const rows = database
    .prepare(
      `SELECT t.plan, t.thread, t.edition, e.position, t.state, t.keys
       FROM json_each(?) wanted JOIN threads t ON t.thread = wanted.value
         JOIN editions e ON e.plan = t.plan AND e.edition = t.edition AND e.newest = 1
       ORDER BY wanted.key, e.position`,
    )
    .all(JSON.stringify(threads)) as unknown as (Omit<ThreadCell, 'keys'> & { keys: string })[];
  return rows.map((row) => ({ ...row, keys: JSON.parse(row.keys) as string[] }));
}

/** Ids of the plans that it knows. */
export function plansIn(database: Sqlite): readonly string[] {
  return (database.prepare('SELECT DISTINCT plan FROM editions').all() as { plan: string }[]).map(({ plan }) => plan);
}
