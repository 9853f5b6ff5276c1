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
const mostFound = 500;

/** The words one after the other, whatever their case and accents; a `*` at the end stands for any ending. */
export function toPhrase(words: string): string {
  const isOpen = words.trimEnd().endsWith('*');
  return `"${words.replaceAll('"', ' ').replaceAll('*', ' ').trim()}"${isOpen ? '*' : ''}`;
}

/** Every text of every edition in which the words stand, in the order of the editions. */
export function findTexts(database: Sqlite, words: string, plan: string | null): readonly FoundText[] {
  const rows = database
    .prepare(
      `SELECT a.plan, a.edition, a.revision, e.newest, a.key, a.thread, f.field,
         snippet(words, 0, '[', ']', '…', 16) AS snippet, c.name AS page, s.start, s.end, s.page AS pageNumber
       FROM words JOIN fields f ON f.row = words.rowid JOIN actions a ON a.action = f.action
         JOIN editions e ON e.plan = a.plan AND e.edition = a.edition AND e.revision = a.revision
         LEFT JOIN spans s ON s.action = a.action AND s.field = f.field AND s.segment = 0
         LEFT JOIN captures c ON c.sha256 = s.capture AND c.plan = a.plan AND c.edition = a.edition
           AND c.revision = a.revision
       WHERE words MATCH ? AND (? IS NULL OR a.plan = ?)
       ORDER BY a.plan, e.position, e.newest, a.revision, a.position, f.row LIMIT ?`,
    )
    .all(toPhrase(words), plan, plan, mostFound) as unknown as (Omit<FoundText, 'newest'> & { newest: number })[];
  return rows.map((row) => ({ ...row, newest: row.newest === 1 }));
}

/** Where the threads stand in each edition, in order. */
export function findThreads(database: Sqlite, threads: readonly string[]): readonly ThreadCell[] {
  const statement = database.prepare(
    `SELECT t.plan, t.thread, t.edition, e.position, t.state, t.keys FROM threads t
       JOIN editions e ON e.plan = t.plan AND e.edition = t.edition AND e.newest = 1
     WHERE t.thread = ? ORDER BY e.position`,
  );
  return threads.flatMap((thread) =>
    (statement.all(thread) as unknown as (Omit<ThreadCell, 'keys'> & { keys: string })[]).map((row) => ({
      ...row,
      keys: JSON.parse(row.keys) as string[],
    })),
  );
}

/** Ids of the plans that it knows. */
export function plansIn(database: Sqlite): readonly string[] {
  return (database.prepare('SELECT DISTINCT plan FROM editions').all() as { plan: string }[]).map(({ plan }) => plan);
}
