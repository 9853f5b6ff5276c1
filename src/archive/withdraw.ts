import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.js';
import { sha256Of } from './exchanges.js';
import { indexName } from './folder-index.js';
import type { WarcRecord } from './read-record.js';
import type { Tombstone } from './tombstone.js';
import { scanWarc } from './warc-files.js';
import { loadWarcio, packTombstone } from './warc-record.js';
import type { ArchiveWorld } from './writer.js';

/**
 * Writes each file that holds the body anew, whole or not at all, with a tombstone in the
 * place of the record. All other records are copied as they are. Killed in between, it can
 * be done again.
 */
export async function withdrawCapture(
  sha256: string,
  reason: string,
  folder: string,
  catalogue: Catalogue,
  world: ArchiveWorld,
): Promise<number> {
  const holding = await catalogue.holding(sha256);
  const files = new Set(holding.map(({ file }) => file));
  // First the index: one that is older than the records would name places that are not there.
  if (files.size > 0) await rm(join(folder, indexName), { force: true });
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    const pieces: Uint8Array[] = [];
    let copied = 0;
    for (const { record, offset, length } of (await scanWarc(folder, file)).records) {
      if (!holds(record, sha256)) continue;
      const tombstone = tombstoneOf(record, sha256, reason, world.now());
      pieces.push(bytes.subarray(copied, offset), await packTombstone(await loadWarcio(), tombstone));
      copied = offset + length;
    }
    await world.writeWhole(join(folder, file), Buffer.concat([...pieces, bytes.subarray(copied)]));
  }
  catalogue.reset();
  return holding.length;
}

function holds({ type, payload }: WarcRecord, sha256: string): boolean {
  return (type === 'response' || type === 'resource') && sha256Of(payload) === sha256;
}

function tombstoneOf(
  { id, type, url, date, payload }: WarcRecord,
  sha256: string,
  reason: string,
  at: string,
): Tombstone {
  return {
    format: 'planwatch/withdrawal@1',
    sha256,
    reason,
    at,
    id,
    type,
    url: url ?? '',
    date,
    bytes: payload.byteLength,
  };
}
