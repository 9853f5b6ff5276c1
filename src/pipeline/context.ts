import { join } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { createMemoryArchive } from '../archive/memory.js';
import type { HostLine } from '../model/fetched.js';
import type { Fetcher } from '../source/fetch/fetcher.js';
import { defaultLimits, type Limits } from '../extract/limits.js';
import { defaultMaxBytes, defaultTimeoutInSeconds, type SourceSettings, type SourceWorld } from '../source/source.js';
import type { Sqlite } from '../store/database.js';
import { createFolderStore } from '../store/folder.js';
import type { Store } from '../store/store.js';
import { archiveOnDemand } from './archive-on-demand.js';
import { systemChance, systemClock, systemSleep } from './clock.js';
import { packageVersion } from './package.js';
import type { PagePool } from './page-pool.js';
import { writeWhole } from './write-file.js';

/** Everything that one command reads from, writes to and tells. */
export interface Context {
  readonly archive: Archive;
  readonly store: Store;
  /** Where the store lies, and the archive, which is null for one in memory. */
  readonly folders: { readonly store: string; readonly archive: string | null };
  /** The database of derived records; null where there is no archive on the disk to derive it from. */
  readonly database: () => Promise<Sqlite | null>;
  readonly settings: SourceSettings;
  /** Whether publishers are told whom to write to. */
  readonly hasContact: boolean;
  /** What was done at each host so far. */
  readonly hosts: () => Promise<readonly HostLine[]>;
  readonly world: SourceWorld & { readonly now: () => string };
  /** Called once, when the command is done: brings the index of the archive up to date, closes what was opened. */
  readonly close: () => Promise<void>;
  /** A folder of plan files, or null for the one that comes with the package. */
  readonly plansFolder: string | null;
  readonly version: string;
  /** How much of one input is read. */
  readonly limits: Limits;
  /** Threads that read the pages of a PDF, started on first use; null where there are none. */
  readonly pages: () => Promise<PagePool | null>;
  /** Told what will be read: where that is a PDF, its engine starts in a thread while this one loads the program. */
  readonly expect: (inputs: readonly string[]) => void;
  /** Told what is being done, for a person who waits. */
  readonly progress: (what: string) => void;
}

export interface ContextOptions {
  /** Folder of the archive; what is read is kept in memory where it is left out. */
  readonly archiveFolder?: string | undefined;
  /** Folder of the store; `output` where it is left out. */
  readonly storeFolder?: string | undefined;
  readonly plansFolder?: string | undefined;
  readonly maxBytes?: number | undefined;
  readonly timeoutInSeconds?: number | undefined;
  /** How to reach whoever asks; without, pages are still read that a person names. */
  readonly contact?: string | undefined;
  /** Whether nothing is visited without a contact. */
  readonly needsContact?: boolean | undefined;
  /** Whether pauses are as long as web archives want them. */
  readonly slow?: boolean | undefined;
  /** Whether addresses of private networks may be asked. */
  readonly allowPrivate?: boolean | undefined;
  /** Where proxies are looked up: the variables of the environment. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Threads for the pages of a PDF; 0, and where it is left out: none. */
  readonly threads?: number | undefined;
  /** How long a thread may take over some pages. */
  readonly maxSeconds?: number | undefined;
  /** Bytes of memory that reading one document may take. */
  readonly maxMemory?: number | undefined;
  readonly now?: (() => string) | undefined;
  readonly standardInput?: AsyncIterable<Uint8Array> | undefined;
  readonly progress?: ((what: string) => void) | undefined;
}

export const defaultStoreFolder = 'output';

const defaultMaxSeconds = 60;

/** A context for one command: store in a folder, the machine's own clock and input. */
export function createContext(options: ContextOptions = {}): Context {
  const version = packageVersion();
  const now = options.now ?? systemClock;
  const { archiveFolder, maxBytes = defaultMaxBytes, maxMemory = defaultLimits.memory } = options;
  const storeFolder = options.storeFolder ?? defaultStoreFolder;
  let database: Promise<Sqlite | null> | undefined;
  const archiveWorld = { now, software: `planwatch/${version}`, writeWhole };
  let fetcher: Promise<Fetcher> | undefined;
  const pages = once(async () => {
    const { createPagePool } = await import('./page-pool.js');
    return createPagePool({ threads: options.threads ?? 0, seconds: options.maxSeconds ?? defaultMaxSeconds });
  });
  const archive =
    archiveFolder === undefined
      ? createMemoryArchive()
      : archiveOnDemand(async () => {
          const { createFolderArchive } = await import('../archive/folder.js');
          return createFolderArchive(archiveFolder, archiveWorld);
        });
  return {
    archive,
    store: createFolderStore(storeFolder),
    folders: { store: storeFolder, archive: archiveFolder ?? null },
    database: () => (database ??= archiveFolder === undefined ? Promise.resolve(null) : openDatabaseIn(archiveFolder)),
    close: async () => {
      await (await fetcher)?.close();
      // One that could not be opened was told of where it was needed.
      (await database?.catch(() => null))?.close();
      await archive.close();
    },
    hasContact: (options.contact?.trim() ?? '') !== '',
    hosts: async () => (await fetcher)?.summary() ?? [],
    settings: { maxBytes },
    world: {
      now,
      standardInput: options.standardInput ?? process.stdin,
      fetcher: () => (fetcher ??= makeFetcher({ ...options, maxBytes, version }, now)),
    },
    plansFolder: options.plansFolder ?? null,
    version,
    limits: { ...defaultLimits, bytes: maxBytes, memory: maxMemory },
    pages,
    expect: (inputs) => {
      if (inputs.some((input) => /\.pdf$/iu.test(input))) void pages().then((pool) => pool?.warm(maxMemory));
    },
    progress: options.progress ?? (() => undefined),
  };
}

/** Loaded on demand: most inputs are files, and they should not wait for it. */
async function makeFetcher(
  options: ContextOptions & { readonly maxBytes: number; readonly version: string },
  now: () => string,
): Promise<Fetcher> {
  const { createFetcher } = await import('../source/fetch/fetcher.js');
  const { fetcherSettings } = await import('../source/fetch/settings.js');
  const timeoutInSeconds = options.timeoutInSeconds ?? defaultTimeoutInSeconds;
  const settings = fetcherSettings({ ...options, timeoutInSeconds, environment: options.environment ?? process.env });
  return createFetcher(settings, { now, sleep: systemSleep, random: systemChance });
}

/** Loaded on demand: most commands need no database. */
async function openDatabaseIn(folder: string): Promise<Sqlite> {
  const { openDatabase } = await import('../store/database.js');
  return openDatabase(join(folder, databaseName));
}

/** In the folder of the archive: it can be made again from what lies there. */
export const databaseName = 'planwatch.sqlite';

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
