import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type * as SqliteModule from '@photostructure/sqlite';
import { fault } from '../core/faults.js';
import { asMachineFault, whereRefused } from '../core/machine.js';
import { schema } from './schema.js';

/** The interface of `node:sqlite`, whichever package provides it. */
export type Sqlite = SqliteModule.DatabaseSyncInstance;

/** The first release in which it needs no warning. */
const builtInSince = 24;

/** The schema by number: a database with another one is made anew, never changed. */
const stamp = createHash('sha256').update(schema).digest().readInt32BE(0);

/**
 * Opens the database of derived records; `:memory:` for one that lasts as long as the
 * program. All that is in it can be made again from the archive: one that has another schema,
 * or is no database any more, is thrown away and begun anew.
 */
export async function openDatabase(path: string): Promise<Sqlite> {
  if (path === ':memory:') return prepare(await connect(path));
  await mkdir(dirname(path), { recursive: true }).catch(whereRefused(path));
  try {
    const database = await connect(path);
    if (isOurs(database)) return database;
    database.close();
  } catch (error) {
    if (!isDamaged(error)) throw cannotOpen(path, error);
  }
  for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true }).catch(whereRefused(path));
  try {
    return prepare(await connect(path));
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

async function connect(path: string): Promise<Sqlite> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;');
  database.exec('PRAGMA busy_timeout = 5000;');
  return database;
}

async function loadSqlite(): Promise<typeof SqliteModule> {
  const major = Number(process.versions.node.split('.')[0]);
  const name = major >= builtInSince ? 'node:sqlite' : '@photostructure/sqlite';
  return (await import(name)) as typeof SqliteModule;
}

function prepare(database: Sqlite): Sqlite {
  database.exec(`BEGIN; ${schema} PRAGMA user_version = ${stamp}; COMMIT;`);
  return database;
}

function isOurs(database: Sqlite): boolean {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version === stamp;
}

/** SQLite says that the file is no database, or that its pages contradict each other. */
function isDamaged(error: unknown): boolean {
  return error instanceof Error && /not a database|malformed|disk image/iu.test(error.message);
}

function cannotOpen(path: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return fault('store/cannot-write', `${path} could not be opened: ${reason}`, { cause });
}

/** All of it or nothing. */
export function transact(database: Sqlite, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // SQLite may have taken it back by itself; what went wrong first counts.
    attempt(() => database.exec('ROLLBACK'));
    if (asMachineFault(error)) whereRefused(database.location() ?? 'the database')(error);
    throw error;
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // It was worth trying.
  }
}
