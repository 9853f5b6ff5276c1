import { join } from 'node:path';
import type { Catalogue } from './catalogue.js';
import { printIndex } from './cdxj.js';
import { entriesOf, indexName } from './folder-index.js';
import { readMember, readRecord } from './read-record.js';
import { appendDurably, warcName, type PlacedRecord } from './warc-files.js';
import { loadWarcio, packInfo } from './warc-record.js';

/** What an archive on disk needs of the world around it. */
export interface ArchiveWorld {
  /** ISO 8601 with milliseconds. */
  readonly now: () => string;
  /** Name and version of the program that writes. */
  readonly software: string;
  /** Writes a file whole or not at all. */
  readonly writeWhole: (path: string, content: string | Uint8Array) => Promise<boolean>;
  /** Bytes after which a new file is begun. */
  readonly rotateAt?: number;
}

/** Small enough to copy and to read into memory, large enough to hold a plan for years. */
const defaultRotateAt = 100_000_000;

export interface Writer {
  /** Writes what is made, in one piece; on the disk when it resolves. One after the other. */
  write(make: () => Promise<readonly Uint8Array[]>): Promise<void>;
  /** Brings the index on the disk up to date. */
  close(): Promise<void>;
}

export function createWriter(folder: string, catalogue: Catalogue, world: ArchiveWorld): Writer {
  let last: Promise<void> = Promise.resolve();
  let isNewer = false;
  const write = async (make: () => Promise<readonly Uint8Array[]>): Promise<void> => {
    const packed = await make();
    if (packed.length === 0) return;
    const records = await append(folder, packed, catalogue, world);
    isNewer = true;
    await catalogue.add(entriesOf(records));
  };
  return {
    write: (make) => {
      const done = last.then(() => write(make));
      // What failed was told to whoever asked for it; the next one has its own chance.
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      await last;
      const index = await catalogue.index();
      if (!isNewer && !index.isNewer) return;
      await world.writeWhole(join(folder, indexName), printIndex(index.entries));
      isNewer = false;
    },
  };
}

/** To the newest file, or to a new one when that is full. */
async function append(
  folder: string,
  packed: readonly Uint8Array[],
  catalogue: Catalogue,
  { now, software, rotateAt = defaultRotateAt }: ArchiveWorld,
): Promise<PlacedRecord[]> {
  const { ends } = await catalogue.index();
  const newest = [...ends.keys()].at(-1);
  const isFull = newest !== undefined && (ends.get(newest) ?? 0) >= rotateAt;
  const file = newest === undefined || isFull ? warcName(ends.size + 1) : newest;
  const start = ends.get(file) ?? 0;
  const members = start === 0 ? [await packInfo(await loadWarcio(), file, software, now()), ...packed] : packed;
  await appendDurably(folder, file, start, Buffer.concat(members));
  let offset = start;
  const placed: PlacedRecord[] = [];
  for (const member of members) {
    const record = readRecord(readMember(member, 0)?.content ?? new Uint8Array());
    if (record) placed.push({ record, file, offset, length: member.byteLength });
    offset += member.byteLength;
  }
  ends.set(file, offset);
  return placed;
}
