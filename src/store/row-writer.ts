import type { Sqlite } from './database.js';

type Statement = ReturnType<Sqlite['prepare']>;
export type Value = string | number | null;

/** Rows that are put by one statement. */
const atOnce = 16;

/** Puts many rows into a table, some at a time: half the work of one by one. */
export class RowWriter {
  readonly #many: Statement;
  readonly #one: Statement;
  readonly #columns: number;
  #waiting: Value[] = [];

  constructor(database: Sqlite, table: string, columns: number) {
    const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
    this.#columns = columns;
    this.#one = database.prepare(`INSERT INTO ${table} VALUES ${row}`);
    this.#many = database.prepare(
      `INSERT INTO ${table} VALUES ${Array.from({ length: atOnce }, () => row).join(', ')}`,
    );
  }

  /** Puts a row, or lets it wait for others. */
  add(...row: readonly Value[]): void {
    this.#waiting.push(...row);
    if (this.#waiting.length < atOnce * this.#columns) return;
    this.#many.run(...this.#waiting);
    this.#waiting = [];
  }

  /** Puts those that wait. */
  end(): void {
    for (let at = 0; at < this.#waiting.length; at += this.#columns)
      this.#one.run(...this.#waiting.slice(at, at + this.#columns));
    this.#waiting = [];
  }
}
