import { transact, type Sqlite } from './database.js';

/** What a plan's records were derived from, and which files hold them: what need not be done again. */
export interface Derived {
  /** Of everything that goes into the records of the plan. */
  readonly key: string;
  /** Address of each edition and revision → what goes into it. */
  readonly editions: Readonly<Record<string, string>>;
  /** Path in the store → SHA-256 of what was written. */
  readonly files: Readonly<Record<string, string>>;
}

/** What was noted of a plan when it was last derived; null for never. */
export function getDerived(database: Sqlite, plan: string): Derived | null {
  const row = database.prepare('SELECT key, editions, files FROM derived WHERE plan = ?').get(plan) as
    Record<'key' | 'editions' | 'files', string> | undefined;
  if (!row) return null;
  return {
    key: row.key,
    editions: JSON.parse(row.editions) as Derived['editions'],
    files: JSON.parse(row.files) as Derived['files'],
  };
}

export function putDerived(database: Sqlite, plan: string, { key, editions, files }: Derived): void {
  transact(database, () => {
    database
      .prepare('INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)')
      .run(plan, key, JSON.stringify(editions), JSON.stringify(files));
  });
}
