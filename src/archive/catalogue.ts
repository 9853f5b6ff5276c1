import { fault } from '../core/faults.js';
import type { IndexEntry } from './cdxj.js';
import { isBody, sha256Of } from './exchanges.js';
import { openIndex, type FolderIndex } from './folder-index.js';
import type { WarcRecord } from './read-record.js';
import { readPlaced } from './warc-files.js';

/** The records of a folder, found by address and by hash; the index is read when first asked for. */
export interface Catalogue {
  index(): Promise<FolderIndex>;
  entries(): Promise<readonly IndexEntry[]>;
  /** Those of one address, in the order of arrival. */
  at(url: string): Promise<readonly IndexEntry[]>;
  /** Those of our own notes (manifests, tombstones) that have this media type. */
  notes(mime: string): Promise<readonly IndexEntry[]>;
  /** Those whose own record holds this body. */
  holding(sha256: string): Promise<readonly IndexEntry[]>;
  /** Reads a record; one that is not as the index says, or whose body has another hash, is a fault. */
  read(where: Pick<IndexEntry, 'file' | 'offset' | 'length' | 'id'>, sha256?: string): Promise<WarcRecord>;
  /** Told of records that were written. */
  add(entries: readonly IndexEntry[]): Promise<void>;
  /** Forgets everything: the records are not where they were. */
  reset(): void;
}

export function createCatalogue(folder: string): Catalogue {
  let opened: Promise<FolderIndex> | null = null;
  const byUrl = new Map<string, IndexEntry[]>();
  const byHash = new Map<string, IndexEntry[]>();
  const notes = new Map<string, IndexEntry[]>();
  const take = (entry: IndexEntry): void => {
    push(byUrl, entry.url, entry);
    if (entry.type === 'metadata') push(notes, entry.mime, entry);
    if (holdsBody(entry)) push(byHash, entry.sha256, entry);
  };
  const index = (): Promise<FolderIndex> =>
    (opened ??= openIndex(folder).then((found) => {
      found.entries.forEach(take);
      return found;
    }));
  return {
    index,
    entries: async () => (await index()).entries,
    at: async (url) => (await index(), byUrl.get(url) ?? []),
    notes: async (mime) => (await index(), notes.get(mime) ?? []),
    holding: async (sha256) => (await index(), byHash.get(sha256) ?? []),
    read: (where, sha256) => readSurely(folder, where, sha256),
    add: async (entries) => {
      const { entries: all } = await index();
      for (const entry of entries) {
        all.push(entry);
        take(entry);
      }
    },
    reset: () => {
      opened = null;
      byUrl.clear();
      byHash.clear();
      notes.clear();
    },
  };
}

async function readSurely(
  folder: string,
  where: Pick<IndexEntry, 'file' | 'offset' | 'length' | 'id'>,
  sha256?: string,
): Promise<WarcRecord> {
  const record = await readPlaced(folder, where);
  const isAsKept = record?.id === where.id && (sha256 === undefined || sha256Of(record.payload) === sha256);
  if (record && isAsKept) return record;
  throw fault('archive/damaged', `${folder}/${where.file} does not hold at ${where.offset} what was kept there`);
}

function holdsBody({ type, status }: IndexEntry): boolean {
  return type === 'resource' || (type === 'response' && status !== null && isBody(status));
}

function push(map: Map<string, IndexEntry[]>, key: string, entry: IndexEntry): void {
  const there = map.get(key);
  if (there) there.push(entry);
  else map.set(key, [entry]);
}
