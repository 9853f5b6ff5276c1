import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Edition } from '../model/edition.js';
import type { Sqlite } from '../store/database.js';
import { getDerived, putDerived, type Derived } from '../store/derived.js';
import { putRecords } from '../store/records.js';
import { pathOf } from '../store/address.js';
import { removeLeftOver } from '../store/left-over.js';
import { databaseName, type Context } from './context.js';
import { addressOf, editionKeys, loadStored, planKey, type EditionSource } from './derived-keys.js';
import type { DerivedPlan } from './derived-plan.js';
import { loadDerived } from './load-derived.js';
import type { LoadedPlan } from './load-plan.js';
import { readManifest } from './manifest.js';
import { putPlanFiles, type PlanRecords } from './plan-files.js';
import { findRulings, keepRegister, olderOf, relate, type OlderEdition } from './relate.js';

/**
 * Derives the records of a plan and puts them into the store. What was derived before from
 * the same captures by the same program with the same plan file is not derived again.
 */
export async function derivePlan(
  plan: LoadedPlan,
  sources: readonly EditionSource[],
  context: Context,
): Promise<DerivedPlan> {
  const database = await context.database();
  const before = database && getDerived(database, plan.plan.id);
  const keys = editionKeys(plan, sources);
  const isSame = before?.key === (await planKey(keys, plan));
  const loaded = isSame ? await loadDerived(plan, sources, before, context) : null;
  if (loaded) return loaded;
  const { parsed, ...records } = await deriveRecords(plan, sources, keys, before, context);
  // First the register, then what quotes its ids: killed in between, a run finds the same ids again.
  await keepRegister(plan, records.traced);
  const files = await putPlanFiles(records, context);
  await removeLeftOver(
    context.folders.store,
    plan.plan.id,
    files.map(({ path }) => path),
  );
  if (database) {
    putIntoDatabase(database, records);
    const hashes = files.map(({ path, sha256 }) => [relative(context.folders.store, path), sha256] as const);
    // Last of all: killed before this, a run does it all again.
    putDerived(database, plan.plan.id, {
      key: await planKey(keys, plan),
      editions: keys,
      files: Object.fromEntries(hashes),
    });
  }
  return { ...records, files, parsed };
}

/** The records of a plan, from nothing but what the archive keeps, its plan file, its rulings and its register. */
export async function deriveRecords(
  plan: LoadedPlan,
  sources: readonly EditionSource[],
  keys: Readonly<Record<string, string>>,
  before: Derived | null,
  context: Context,
): Promise<PlanRecords & { readonly parsed: number }> {
  const { editions, older, parsed } = await readEditions(plan, sources, keys, before, context);
  const related = await relate(plan, editions, older, await findRulings(plan, context), context);
  return { plan, editions, older, ...related, parsed };
}

/**
 * The records of a plan as they would be now: those in the store where they are up to date,
 * else derived. Nothing is written, so it works on a disk that is full or may not be written to.
 */
export async function currentRecords(
  plan: LoadedPlan,
  sources: readonly EditionSource[],
  context: Context,
): Promise<Omit<DerivedPlan, 'files'>> {
  const before = await derivedBefore(plan, context);
  const keys = editionKeys(plan, sources);
  const isSame = before !== null && before.key === (await planKey(keys, plan));
  const loaded = isSame ? await loadDerived(plan, sources, before, context) : null;
  return loaded ?? (await deriveRecords(plan, sources, keys, before, context));
}

/**
 * What a plan was derived from last, for those that write nothing; null where nobody knows: a
 * database is neither made for it, nor has to be one that can be opened (on a disk that is full
 * it cannot).
 */
export async function derivedBefore({ plan }: LoadedPlan, { folders, database }: Context): Promise<Derived | null> {
  if (folders.archive === null || !existsSync(join(folders.archive, databaseName))) return null;
  const opened = await database().catch(() => null);
  return opened && getDerived(opened, plan.id);
}

/** Puts everything that is derived of a plan into a database, in the place of what was there. */
export function putIntoDatabase(
  database: Sqlite,
  {
    plan,
    editions,
    older,
    compared,
    history,
  }: Pick<PlanRecords, 'plan' | 'editions' | 'older' | 'compared' | 'history'>,
): void {
  const revisions = [
    ...older.map(({ edition, revision }) => ({ edition, revision, newest: false })),
    ...editions.map((edition) => {
      return { edition, revision: (olderOf(edition, older).at(-1)?.revision ?? 0) + 1, newest: true };
    }),
  ];
  putRecords(database, { plan: plan.plan.id, revisions, changes: compared.map(({ changes }) => changes), history });
}

async function readEditions(
  plan: LoadedPlan,
  sources: readonly EditionSource[],
  keys: Readonly<Record<string, string>>,
  before: Derived | null,
  context: Context,
): Promise<{ editions: Edition[]; older: OlderEdition[]; parsed: number }> {
  const editions: Edition[] = [];
  const older: OlderEdition[] = [];
  let parsed = 0;
  for (const { listed, manifests } of sources) {
    for (const [index, manifest] of manifests.entries()) {
      const isNewest = index === manifests.length - 1;
      const key = keys[addressOf(listed, isNewest ? null : manifest.revision)];
      // What was the newest revision may be an older one now, and was read all the same.
      const [was] = Object.entries(before?.editions ?? {}).find((entry) => entry[1] === key) ?? [];
      const stored = was === undefined ? null : await loadStored<Edition>(recordFile(plan, was), before, context);
      if (!stored) parsed++;
      const edition = stored ? ofPlanFile(stored, plan) : await readManifest(plan, listed, manifest, context);
      if (isNewest) editions.push(edition);
      else older.push({ edition, revision: manifest.revision });
    }
  }
  return { editions, older, parsed };
}

/** The record names the plan file that it agrees with, whether or not an edit of it concerned this edition. */
function ofPlanFile(edition: Edition, { hash }: LoadedPlan): Edition {
  return edition.made.plan === hash ? edition : { ...edition, made: { ...edition.made, plan: hash } };
}

/** The file of an edition, `2024-11`, or of a revision of it, `2024-11~1`. */
function recordFile({ plan }: LoadedPlan, address: string): string {
  const [edition = '', older] = address.split('~');
  const revision = older === undefined ? undefined : Number(older);
  return `${pathOf({ kind: 'edition', plan: plan.id, edition, older: revision })}.json`;
}
