import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { fault } from '../core/faults.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import { pathOf } from '../store/address.js';
import { openDatabase, type Sqlite } from '../store/database.js';
import { putRecords } from '../store/records.js';
import { findTexts, findThreads, mostFound, plansIn, type FoundText, type ThreadCell } from '../store/search.js';
import { databaseName, type Context } from './context.js';
import { readEditionRecord } from './edition-file.js';

/** One place in which the words stand. */
export interface SearchPlace {
  readonly key: string;
  readonly field: string;
  readonly words: string;
  /** Name of the page and offsets into it, or its page number; null where no place is known. */
  readonly place: string | null;
}

/** `has`: the words stand there; `lost`: the action stands there, and the words that an earlier edition had do not. */
export type SearchState = 'has' | 'lost' | 'not-yet' | 'absent' | 'not-captured' | 'unreadable' | 'out-of-scope';

export interface SearchHit {
  readonly plan: string;
  /** Of the action; null where the editions were not followed. */
  readonly thread: string | null;
  readonly editions: readonly {
    readonly edition: string;
    readonly state: SearchState;
    readonly keys: readonly string[];
    readonly places: readonly SearchPlace[];
  }[];
}

export interface SearchResult {
  readonly format: 'planwatch/search@1';
  readonly query: string;
  readonly hits: readonly SearchHit[];
  /** How many actions have the words, and in how many places, with those that are not among the hits. */
  readonly found: { readonly actions: number; readonly places: number };
  /** Whether there are more actions than these. */
  readonly truncated: boolean;
}

/** Which actions have the words, in which editions, and which editions lost them. */
export async function search(
  query: string,
  plan: string | null,
  context: Context,
  most = mostFound,
): Promise<SearchResult> {
  if (!/[\p{L}\p{N}]/u.test(query)) throw fault('cli/usage', 'there are no words to look for');
  const database = await openRecords(plan, context);
  try {
    const known = plansIn(database);
    if (plan !== null && !known.includes(plan)) {
      const advice = known.length === 0 ? 'nothing is stored yet: see planwatch run' : `known: ${known.join(', ')}`;
      throw fault('pipeline/unknown-plan', `nothing is stored of a plan named ${plan}`, { advice });
    }
    const { texts: found, actions, places } = findTexts(database, query, plan, most);
    const threads = [...new Set(found.flatMap(({ thread }) => thread ?? []))];
    const cells = groupBy(findThreads(database, threads), ({ thread }) => thread);
    const texts = groupBy(found, ({ thread }) => thread);
    const followed = threads.map((thread) => followThread(thread, cells.get(thread) ?? [], texts.get(thread) ?? []));
    const alone = found.filter(({ thread }) => thread === null).map(asHit);
    return {
      format: 'planwatch/search@1',
      query,
      hits: [...followed, ...alone],
      found: { actions, places },
      truncated: found.length < places,
    };
  } finally {
    database.close();
  }
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function followThread(thread: string, cells: readonly ThreadCell[], found: readonly FoundText[]): SearchHit {
  let wasThere = false;
  const editions = cells.map(({ edition, state, keys }) => {
    const places = found.filter((text) => text.edition === edition).map(placeOf);
    const told: SearchState =
      state !== 'present' ? (state as SearchState) : places.length > 0 ? 'has' : wasThere ? 'lost' : 'not-yet';
    wasThere ||= places.length > 0;
    return { edition, state: told, keys, places };
  });
  return { plan: cells[0]?.plan ?? '', thread, editions };
}

/** A row that no thread follows: of an older revision, or of a plan with one edition. */
function asHit(text: FoundText): SearchHit {
  const edition = text.newest ? text.edition : `${text.edition}~${text.revision}`;
  const editions = [{ edition, state: 'has' as const, keys: [text.key], places: [placeOf(text)] }];
  return { plan: text.plan, thread: null, editions };
}

function placeOf({ key, field, snippet, page, start, end, pageNumber }: FoundText): SearchPlace {
  const where = start !== null && end !== null ? ` ${start}-${end}` : pageNumber === null ? '' : ` page ${pageNumber}`;
  return { key, field, words: snippet.replace(/\s{2,}|[^\S ]/gu, ' '), place: page === null ? null : page + where };
}

/** The database beside the archive; where it does not have the plan, one made of what lies in the store. */
export async function openRecords(plan: string | null, context: Context): Promise<Sqlite> {
  const { archive, store } = context.folders;
  if (archive !== null && existsSync(join(archive, databaseName))) {
    // Where it cannot be opened (SQLite wants to write even to read), the records are all there.
    const database = await openDatabase(join(archive, databaseName)).catch(() => null);
    const known = database ? plansIn(database) : [];
    if (database && (plan === null ? known.length > 0 : known.includes(plan))) return database;
    database?.close();
  }
  const database = await openDatabase(':memory:');
  const stored = await context.store.list();
  for (const id of new Set(stored.map((each) => each.plan))) {
    if (plan !== null && plan !== id) continue;
    const revisions = [];
    for (const address of stored.filter((each) => each.plan === id)) {
      const found = await context.store.getEdition(address);
      const name = address.edition;
      const edition = found && (await readEditionRecord({ name, text: null, value: found.value })).value;
      if (edition) revisions.push({ edition: edition satisfies Edition, revision: address.revision, newest: true });
    }
    putRecords(database, { plan: id, revisions, changes: [], history: await storedHistory(store, id) });
  }
  return database;
}

async function storedHistory(folder: string, plan: string): Promise<History | null> {
  const path = join(folder, `${pathOf({ kind: 'history', plan })}.json`);
  const text = await readFile(path, 'utf8').catch(whereMissing(null, path));
  return text === null ? null : (JSON.parse(text) as History);
}
