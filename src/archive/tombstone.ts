import type { Catalogue } from './catalogue.js';

/** What is left of a record that was withdrawn: everything but its words. */
export interface Tombstone {
  readonly format: 'planwatch/withdrawal@1';
  readonly sha256: string;
  readonly reason: string;
  /** When it was withdrawn, ISO 8601. */
  readonly at: string;
  /** Of the record that stood here. */
  readonly id: string;
  readonly type: string;
  readonly url: string;
  readonly date: string;
  readonly bytes: number;
}

export const tombstoneType = 'application/vnd.planwatch.withdrawn+json';

/** Hash of each capture that was withdrawn → what is left of it. */
export async function readTombstones(catalogue: Catalogue): Promise<ReadonlyMap<string, Tombstone>> {
  const found = new Map<string, Tombstone>();
  for (const entry of await catalogue.notes(tombstoneType)) {
    const { payload } = await catalogue.read(entry);
    const tombstone = JSON.parse(Buffer.from(payload).toString('utf8')) as Tombstone;
    found.set(tombstone.sha256, tombstone);
  }
  return found;
}
