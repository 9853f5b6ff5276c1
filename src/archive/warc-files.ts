import { mkdir, open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { fault } from '../core/faults.js';
import { findMember, readMember, readRecord, type WarcRecord } from './read-record.js';

/** A whole record and where it lies. */
export interface PlacedRecord {
  readonly record: WarcRecord;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Bytes of a file that are no whole record. */
export interface Damage {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  /** Whether the file ends with them: what a program leaves that was stopped while it wrote. */
  readonly atEnd: boolean;
}

export interface Scan {
  readonly records: readonly PlacedRecord[];
  readonly damages: readonly Damage[];
}

const namePattern = /^captures-\d{5}\.warc\.gz$/u;

export function warcName(number: number): string {
  return `captures-${String(number).padStart(5, '0')}.warc.gz`;
}

/** Names of the WARC files in a folder and their sizes, oldest first; none where there is no folder. */
export async function listWarcs(folder: string): Promise<{ name: string; size: number }[]> {
  const names = (await readdir(folder).catch(whereMissing([], folder))).filter((name) => namePattern.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, size: await sizeOf(join(folder, name)) })));
}

/** A file that has a name there and cannot be looked at (a link to a disk that is not mounted) is no missing one. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fault('source/unreadable', `${path} cannot be read: ${reason}`, { cause: error });
  }
}

/** Every whole record of a file from an offset on, and what lies between them that is none. */
export async function scanWarc(folder: string, file: string, from = 0): Promise<Scan> {
  const records: PlacedRecord[] = [];
  const damages = await walkWarc(folder, file, from, (placed) => records.push(placed));
  return { records, damages };
}

/** The same, one record after the other, so that not all need be held at once. */
export async function walkWarc(
  folder: string,
  file: string,
  from: number,
  visit: (placed: PlacedRecord) => void,
): Promise<Damage[]> {
  const path = join(folder, file);
  const bytes = await readFrom(path, from).catch(whereMissing(Buffer.alloc(0), path));
  const damages: Damage[] = [];
  let at = 0;
  while (at < bytes.byteLength) {
    const member = readMember(bytes, at);
    const record = member && readRecord(member.content);
    if (record) {
      visit({ record, file, offset: from + at, length: member.length });
      at += member.length;
      continue;
    }
    const next = findMember(bytes, at + 1);
    const end = next ?? bytes.byteLength;
    damages.push({ file, offset: from + at, length: end - at, atEnd: next === null });
    at = end;
  }
  return damages;
}

/** One record by its place; null where no whole record lies there. */
export async function readPlaced(
  folder: string,
  { file, offset, length }: { file: string; offset: number; length: number },
): Promise<WarcRecord | null> {
  const path = join(folder, file);
  const bytes = await readFrom(path, offset, length).catch(whereMissing(null, path));
  const member = bytes && readMember(bytes, 0);
  return member?.length === length ? readRecord(member.content) : null;
}

/** @public Bytes of a file, as they lie there; fewer where it ends before. */
export function readBytes(folder: string, file: string, offset: number, length: number): Promise<Uint8Array> {
  return readFrom(join(folder, file), offset, length);
}

async function readFrom(path: string, from: number, length?: number): Promise<Buffer> {
  if (from === 0 && length === undefined) return readFile(path);
  const file = await open(path, 'r');
  try {
    const size = length ?? Math.max(0, (await file.stat()).size - from);
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Adds bytes to the end of a file, and has them on the disk before it says so. What could not
 * be written whole is taken back.
 *
 * @param expected the size of the file now: anything beyond it is the rest of a record that
 * was never acknowledged, and is cut off
 */
export async function appendDurably(folder: string, name: string, expected: number, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  try {
    if (expected === 0) await mkdir(folder, { recursive: true });
    const file = await open(path, expected === 0 ? 'w' : 'r+');
    try {
      await file.truncate(expected);
      await writeAll(file, bytes, expected);
      await file.datasync();
    } catch (error) {
      // The disk may be full: what was there stays readable, with or without this.
      await file.truncate(expected).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    if (expected === 0) await syncFolder(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fault('archive/cannot-write', `${path} could not be written: ${reason}`, { cause: error });
  }
}

/** A system may take fewer bytes than it is given. */
async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at + done);
    if (bytesWritten === 0) throw new Error('nothing more could be written');
    done += bytesWritten;
  }
}

/** A new file is on the disk only when its folder is; some systems cannot sync folders. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  if (!folder) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}
