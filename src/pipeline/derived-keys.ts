import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../model/manifest.js';
import type { Derived } from '../store/derived.js';
import { whereMissing } from '../core/missing.js';
import { readBeside } from './beside-plan.js';
import type { Context } from './context.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { programStamp } from './package.js';

/** One edition and what it consisted of at each revision, the oldest first. */
export interface EditionSource {
  readonly listed: PlanEdition;
  readonly manifests: readonly Manifest[];
}

/**
 * Address of each edition and revision → everything that goes into its record. Of the plan file
 * that is what it knows of the plan, of this edition, and the corrections of it: whoever adds an
 * edition or an address to watch has no other one read again.
 */
export function editionKeys(plan: LoadedPlan, sources: readonly EditionSource[]): Record<string, string> {
  const stamp = programStamp();
  const keys = sources.flatMap(({ listed, manifests }) =>
    manifests.map((manifest, index) => {
      const { messages } = manifest;
      // Other bytes that say the same change no record.
      const pages = manifest.pages.map(({ latest: _, ...page }) => page);
      const isNewest = index === manifests.length - 1;
      const parts = JSON.stringify([stamp, knowledgeFor(listed, plan), listed, pages, messages]);
      return [addressOf(listed, isNewest ? null : manifest.revision), hashOf(parts)] as const;
    }),
  );
  return Object.fromEntries(keys);
}

function knowledgeFor({ id }: PlanEdition, { plan }: LoadedPlan): object {
  const { editions: _, watch: __, ignored: ___, corrections, ...knowledge } = plan;
  return { ...knowledge, corrections: corrections.filter(({ edition }) => edition === id) };
}

export function addressOf({ id }: PlanEdition, older: number | null): string {
  return older === null ? id : `${id}~${older}`;
}

/** Of the editions, what a person ruled, and which threads there are. */
export async function planKey(keys: Readonly<Record<string, string>>, plan: LoadedPlan): Promise<string> {
  const { rulings, register } = plan.beside;
  return hashOf(JSON.stringify([keys, plan.hash, await readBeside(rulings), await readBeside(register)]));
}

export function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A record as it was written; null where it is not what was written. */
export async function loadStored<T>(file: string, before: Derived | null, { folders }: Context): Promise<T | null> {
  const path = join(folders.store, file);
  const text = await readFile(path).catch(whereMissing(null, path));
  return text && before?.files[file] === hashOf(text) ? (JSON.parse(text.toString('utf8')) as T) : null;
}
