import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import type { ChangeSet } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import type { ComparedEditions } from '../report/index.js';
import { pathOf } from '../store/address.js';
import type { Derived } from '../store/derived.js';
import type { Context } from './context.js';
import { hashOf, type EditionSource } from './derived-keys.js';
import type { DerivedPlan } from './derived-plan.js';
import type { LoadedPlan } from './load-plan.js';
import { unique, type Revised } from './relate.js';

/**
 * What is stored of a plan, where all of it is as it was written; null where a file is gone
 * or is another. Nothing is parsed, linked or compared.
 */
export async function loadDerived(
  plan: LoadedPlan,
  sources: readonly EditionSource[],
  derived: Derived,
  context: Context,
): Promise<DerivedPlan | null> {
  const texts = new Map<string, Buffer>();
  for (const [file, sha256] of Object.entries(derived.files)) {
    const path = join(context.folders.store, file);
    const text = await readFile(path).catch(whereMissing(null, path));
    if (!text || hashOf(text) !== sha256) return null;
    texts.set(file, text);
  }
  const read = <T>(path: string): T | null => {
    const text = texts.get(`${path}.json`);
    return text ? (JSON.parse(text.toString('utf8')) as T) : null;
  };
  const { id } = plan.plan;
  const editionAt = (edition: string, older?: number): Edition | null =>
    read<Edition>(pathOf({ kind: 'edition', plan: id, edition, older }));
  const editions = sources.flatMap(({ listed }) => editionAt(listed.id) ?? []);
  const compared = pairs(editions.filter(({ actions }) => actions.length > 0)).flatMap(([before, after]) => {
    const [from, to] = [before.edition.id, after.edition.id];
    const changes = read<ChangeSet>(pathOf({ kind: 'changes', plan: id, from, to }));
    return changes ? [{ before, after, changes }] : [];
  });
  const revised = sources.flatMap(({ listed: { id: edition }, manifests }) =>
    pairs(manifests.map(({ revision }) => revision)).flatMap(([from, to]): Revised[] => {
      const revisions = [from, to] as const;
      const changes = read<ChangeSet>(pathOf({ kind: 'changes', plan: id, from: edition, to: edition, revisions }));
      const before = editionAt(edition, from);
      const after = editionAt(edition, to) ?? editionAt(edition);
      return changes && before && after ? [{ before, after, changes, revisions }] : [];
    }),
  );
  const older = sources.flatMap(({ listed: { id: edition }, manifests }) =>
    manifests.slice(0, -1).flatMap(({ revision }) => {
      const stored = editionAt(edition, revision);
      return stored ? [{ edition: stored, revision }] : [];
    }),
  );
  const history = read<History>(pathOf({ kind: 'history', plan: id }));
  const files = Object.entries(derived.files).map(([file, sha256]) => {
    return { path: join(context.folders.store, file), written: false, sha256 };
  });
  const told = messagesOf(editions, compared, history);
  return { plan, editions, older, compared, revised, history, files, messages: told, parsed: 0 };
}

function messagesOf(
  editions: readonly Edition[],
  compared: readonly ComparedEditions[],
  history: History | null,
): DerivedPlan['messages'] {
  return unique([
    ...editions.flatMap((edition) => edition.messages),
    ...compared.flatMap(({ changes }) => changes.messages),
    ...(history?.messages ?? []),
  ]);
}

function pairs<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.slice(1).flatMap((after, index) => {
    const before = items[index];
    return before === undefined ? [] : [[before, after] as const];
  });
}
