import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { message, type Message } from '../core/message.js';
import { readEntry, type IndexEntry } from './cdxj.js';
import { isBody, sha256Of } from './exchanges.js';
import { indexName } from './folder-index.js';
import { indexRecord } from './index-record.js';
import { digestOf, statusOf, type WarcRecord } from './read-record.js';
import { tombstoneType, type Tombstone } from './tombstone.js';
import { listWarcs, walkWarc, type Damage, type PlacedRecord } from './warc-files.js';
import { manifestScheme } from './warc-record.js';

/** What re-hashing an archive found. */
export interface ArchiveCheck {
  readonly records: number;
  /** Different bodies. */
  readonly bodies: number;
  /** Of the files. */
  readonly bytes: number;
  readonly messages: readonly Message[];
}

/** What is learnt on the way through the records. */
interface Seen {
  readonly bodies: Set<string>;
  readonly withdrawn: Map<string, Tombstone>;
  /** Bodies that are spoken of, and where. */
  readonly wanted: { readonly sha256: string; readonly source: string; readonly what: string }[];
  readonly entries: Map<string, IndexEntry>;
  readonly messages: Message[];
  records: number;
}

/**
 * Hashes every byte that is kept: each record whole, its block and its body against their
 * digests, every body that a revisit or an edition speaks of, and the index against the
 * records. What a kill leaves at the end of the newest file was never acknowledged and is no
 * damage; an index that lacks the newest records is no damage either.
 */
export async function checkArchive(folder: string): Promise<ArchiveCheck> {
  const files = await listWarcs(folder);
  const seen: Seen = {
    bodies: new Set(),
    withdrawn: new Map(),
    wanted: [],
    entries: new Map(),
    messages: [],
    records: 0,
  };
  for (const [index, { name }] of files.entries()) {
    const damages = await walkWarc(folder, name, 0, (placed) => checkRecord(placed, seen));
    const isNewest = index === files.length - 1;
    seen.messages.push(...damages.map((damage) => tellDamage(damage, isNewest)));
  }
  for (const { sha256, source, what } of seen.wanted) {
    if (seen.bodies.has(sha256) || seen.withdrawn.has(sha256)) continue;
    seen.messages.push(
      message('archive/missing-body', `${what} speaks of a body that is not here`, {
        place: { source },
        actual: sha256,
      }),
    );
  }
  for (const { sha256, reason, at } of seen.withdrawn.values()) {
    seen.messages.push(
      message('archive/tombstone', `a capture was withdrawn on ${at.slice(0, 10)}: ${reason}`, { actual: sha256 }),
    );
  }
  seen.messages.push(...(await checkIndex(folder, seen)));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { records: seen.records, bodies: seen.bodies.size, bytes, messages: seen.messages };
}

function checkRecord({ record, file, offset, length }: PlacedRecord, seen: Seen): void {
  seen.records++;
  const source = `${file} at ${offset}`;
  for (const [which, bytes] of [
    ['block', record.block],
    ['payload', record.payload],
  ] as const) {
    const said = digestOf(record, which);
    // A revisit has no body of its own: its digest is that of the body it stands for.
    if (said === null || (which === 'payload' && record.type === 'revisit')) continue;
    const found = sha256Of(bytes);
    if (found === said) continue;
    const reason = `the ${which} of a record has another hash than it was kept under`;
    seen.messages.push(message('archive/wrong-digest', reason, { place: { source }, actual: found, expected: said }));
  }
  const entry = indexRecord(record, { file, offset, length });
  if (entry) seen.entries.set(entry.id, entry);
  learn(record, source, seen);
}

function learn(record: WarcRecord, source: string, seen: Seen): void {
  const { type, url, fields, payload } = record;
  const status = statusOf(record);
  if (type === 'resource' || (type === 'response' && status !== null && isBody(status)))
    seen.bodies.add(sha256Of(payload));
  const revisited = type === 'revisit' ? digestOf(record, 'payload') : null;
  if (revisited !== null) seen.wanted.push({ sha256: revisited, source, what: 'a revisit record' });
  if (type !== 'metadata') return;
  const content = JSON.parse(Buffer.from(payload).toString('utf8')) as Tombstone & Partial<ManifestLike>;
  if (fields.get('content-type') === tombstoneType) seen.withdrawn.set(content.sha256, content);
  if (!(url ?? '').startsWith(manifestScheme)) return;
  const what = `edition ${content.plan}@${content.edition}~${content.revision}`;
  for (const { capture } of content.pages ?? []) {
    if (capture) seen.wanted.push({ sha256: capture.sha256, source, what });
  }
}

interface ManifestLike {
  readonly plan: string;
  readonly edition: string;
  readonly revision: number;
  readonly pages: readonly { readonly capture: { readonly sha256: string } | null }[];
}

function tellDamage({ file, offset, length, atEnd }: Damage, isNewest: boolean): Message {
  const place = { source: `${file} at ${offset}` };
  if (atEnd && isNewest) {
    return message('archive/unfinished', `the file ends with ${length} bytes of a record that was never acknowledged`, {
      place,
    });
  }
  return message('archive/damaged-record', `${length} bytes are no whole record`, { place });
}

async function checkIndex(folder: string, { entries }: Seen): Promise<Message[]> {
  const path = join(folder, indexName);
  const text = await readFile(path, 'utf8').catch(whereMissing('', path));
  return text.split('\n').flatMap((line): Message[] => {
    if (line === '') return [];
    const entry = readEntry(line);
    const found = entry && entries.get(entry.id);
    const fits = found?.file === entry?.file && found?.offset === entry?.offset && found?.sha256 === entry?.sha256;
    if (found && fits) return [];
    // The index is written after the records: what it names was acknowledged.
    if (entry && !found) {
      const reason = `a record that the index names is not in the archive: ${entry.url}, of ${entry.date}`;
      return [message('archive/lost-record', reason, { place: { source: `${entry.file} at ${entry.offset}` } })];
    }
    const actual = line.slice(0, 80);
    return [
      message('archive/index-out-of-step', 'a line of the index names no record', {
        place: { source: indexName },
        actual,
      }),
    ];
  });
}
