import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { readEntry, type IndexEntry } from './cdxj.js';
import { indexRecord } from './index-record.js';
import { listWarcs, readPlaced, scanWarc, type Damage, type PlacedRecord } from './warc-files.js';

/** What an archive on disk knows of its records, held in memory. */
export interface FolderIndex {
  /** In the order of arrival. */
  readonly entries: IndexEntry[];
  /** Name of each file → how far it holds whole records. */
  readonly ends: Map<string, number>;
  readonly damages: readonly Damage[];
  /** Whether the index on disk lacks something that is here. */
  readonly isNewer: boolean;
}

export const indexName = 'index.cdxj';

/**
 * The index as it lies beside the records, and what was written after it: a program that was
 * killed has not brought it up to date. One that speaks of records that are not there is not
 * believed.
 */
export async function openIndex(folder: string, believe = true): Promise<FolderIndex> {
  const files = await listWarcs(folder);
  const known = believe ? await readIndex(folder) : [];
  const entries: IndexEntry[] = [];
  const ends = new Map<string, number>();
  const damages: Damage[] = [];
  let isNewer = false;
  for (const { name, size } of files) {
    const listed = known.filter(({ file }) => file === name).sort((a, b) => a.offset - b.offset);
    const end = Math.max(0, ...listed.map(({ offset, length }) => offset + length));
    const isBelieved = end <= size && (await isThere(folder, listed.at(-1)));
    const from = isBelieved ? end : 0;
    const scan = from < size ? await scanWarc(folder, name, from) : { records: [], damages: [] };
    const found = entriesOf(scan.records);
    entries.push(...(isBelieved ? listed : []), ...found);
    ends.set(name, endOf(scan.damages, size));
    damages.push(...scan.damages);
    if (found.length > 0 || !isBelieved) isNewer = true;
  }
  return { entries, ends, damages, isNewer };
}

export function entriesOf(records: readonly PlacedRecord[]): IndexEntry[] {
  return records.flatMap(({ record, ...where }) => indexRecord(record, where) ?? []);
}

/** The last record that the index knows is where it says. */
async function isThere(folder: string, entry: IndexEntry | undefined): Promise<boolean> {
  if (!entry) return true;
  return (await readPlaced(folder, entry))?.id === entry.id;
}

/** A file ends where its last whole record does. */
function endOf(damages: readonly Damage[], size: number): number {
  return damages.find(({ atEnd }) => atEnd)?.offset ?? size;
}

async function readIndex(folder: string): Promise<IndexEntry[]> {
  const path = join(folder, indexName);
  const text = await readFile(path, 'utf8').catch(whereMissing('', path));
  return text.split('\n').flatMap((line) => readEntry(line) ?? []);
}
