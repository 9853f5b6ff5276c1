import { transact, type Sqlite } from './database.js';

/** A run of a plan, as the log of runs has it. */
export interface RunRow {
  readonly at: string;
  readonly plan: string;
  readonly outcome: string;
  readonly lastGood: string | null;
  readonly failuresInARow: number;
  readonly fetched: number;
  readonly written: number;
}

/** Puts the runs that are on record in the place of those that were there. */
export function putRuns(database: Sqlite, runs: readonly RunRow[]): void {
  transact(database, () => {
    database.exec('DELETE FROM runs');
    const statement = database.prepare('INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const { at, plan, outcome, lastGood, failuresInARow, fetched, written } of runs) {
      statement.run(at, plan, outcome, lastGood, failuresInARow, fetched, written);
    }
  });
}
