import { transact, type Sqlite } from './database.js';

/** How often an address was asked for in vain, and when last (ISO 8601). */
export interface Tries {
  readonly count: number;
  readonly last: string;
}

/** Address → tries in vain, of a plan. */
export function getTries(database: Sqlite, plan: string): ReadonlyMap<string, Tries> {
  const rows = database
    .prepare('SELECT address, count, last FROM tries WHERE plan = ?')
    .all(plan) as unknown as (Tries & {
    address: string;
  })[];
  return new Map(rows.map(({ address, count, last }) => [address, { count, last }]));
}

/** Notes one more; none, once it was had. */
export function putTries(database: Sqlite, plan: string, address: string, tries: Tries | null): void {
  transact(database, () => {
    if (!tries) database.prepare('DELETE FROM tries WHERE plan = ? AND address = ?').run(plan, address);
    else {
      const { count, last } = tries;
      database.prepare('INSERT OR REPLACE INTO tries VALUES (?, ?, ?, ?)').run(plan, address, count, last);
    }
  });
}
