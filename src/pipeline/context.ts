import type { Archive } from '../archive/archive.js';
import { createFolderArchive } from '../archive/folder.js';
import { createMemoryArchive } from '../archive/memory.js';
import { defaultMaxBytes, defaultTimeoutInSeconds, type SourceSettings, type SourceWorld } from '../source/source.js';
import { createFolderStore } from '../store/folder.js';
import type { Store } from '../store/store.js';
import { systemClock } from './clock.js';
import { packageVersion } from './package.js';
import { writeWhole } from './write-file.js';

/** Everything that one command reads from, writes to and tells. */
export interface Context {
  readonly archive: Archive;
  readonly store: Store;
  readonly settings: SourceSettings;
  readonly world: SourceWorld;
  /** A folder of plan files, or null for the one that comes with the package. */
  readonly plansFolder: string | null;
  readonly version: string;
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
  readonly now?: (() => string) | undefined;
  readonly standardInput?: AsyncIterable<Uint8Array> | undefined;
  readonly progress?: ((what: string) => void) | undefined;
}

export const defaultStoreFolder = 'output';

/** A context for one command: store in a folder, the machine's own clock and input. */
export function createContext(options: ContextOptions = {}): Context {
  const version = packageVersion();
  const now = options.now ?? systemClock;
  const { archiveFolder } = options;
  const archiveWorld = { now, software: `planwatch/${version}`, writeWhole };
  return {
    archive: archiveFolder === undefined ? createMemoryArchive() : createFolderArchive(archiveFolder, archiveWorld),
    store: createFolderStore(options.storeFolder ?? defaultStoreFolder),
    settings: {
      maxBytes: options.maxBytes ?? defaultMaxBytes,
      timeoutInSeconds: options.timeoutInSeconds ?? defaultTimeoutInSeconds,
      userAgent: `planwatch/${version}`,
    },
    world: { now, standardInput: options.standardInput ?? process.stdin },
    plansFolder: options.plansFolder ?? null,
    version,
    progress: options.progress ?? (() => undefined),
  };
}
