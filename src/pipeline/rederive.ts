import type { Edition } from '../model/edition.js';
import type { Context } from './context.js';
import { deriveRecords } from './derive-plan.js';
import { editionKeys } from './derived-keys.js';
import type { LoadedPlan } from './load-plan.js';
import { findPlans } from './plans.js';
import { archivedSources } from './rebuild.js';

/** Why a record is another than the one that is stored. */
export type Cause = 'version' | 'plan-file' | 'captures' | 'program' | 'not-stored';

export interface RederivedEdition {
  readonly plan: string;
  readonly edition: string;
  readonly cause: Cause;
  /** What stands before and after, of the cause: versions, hashes. */
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: { readonly added: readonly string[]; readonly gone: readonly string[] };
  /** Field of a row, or part of the record → in how many rows it is another. */
  readonly fields: Readonly<Record<string, number>>;
}

export interface Rederived {
  readonly format: 'planwatch/rederived@1';
  readonly made: { readonly version: string };
  readonly editions: number;
  /** Grouped by cause; only those that are another. */
  readonly changed: readonly { readonly cause: Cause; readonly editions: readonly RederivedEdition[] }[];
}

/** Derives every edition with this version, stores nothing, and says which records would be others, and why. */
export async function rederive(names: readonly string[], context: Context): Promise<Rederived> {
  const found = await findPlans(names, context);
  const changed: RederivedEdition[] = [];
  let editions = 0;
  for (const plan of found.value) {
    const sources = await archivedSources(plan, context);
    const derived = await deriveRecords(plan, sources, editionKeys(plan, sources), null, context);
    editions += derived.editions.length;
    for (const edition of derived.editions) changed.push(...(await compareStored(plan, edition, context)));
  }
  const causes: Cause[] = ['version', 'plan-file', 'captures', 'program', 'not-stored'];
  const groups = causes.map((cause) => ({ cause, editions: changed.filter((each) => each.cause === cause) }));
  return {
    format: 'planwatch/rederived@1',
    made: { version: context.version },
    editions,
    changed: groups.filter((group) => group.editions.length > 0),
  };
}

async function compareStored(plan: LoadedPlan, now: Edition, context: Context): Promise<RederivedEdition[]> {
  const address = { plan: plan.plan.id, edition: now.edition.id };
  const stored = (await context.store.getEdition(address))?.value as Edition | null | undefined;
  if (!stored?.made) return [{ ...address, ...causeOf(null, now), rows: { added: [], gone: [] }, fields: {} }];
  if (JSON.stringify(stored) === JSON.stringify(now)) return [];
  return [{ ...address, ...causeOf(stored, now), ...differences(stored, now) }];
}

/** The first that is another decides: a new version explains everything that a new plan file would. */
function causeOf(stored: Edition | null, now: Edition): Pick<RederivedEdition, 'cause' | 'from' | 'to'> {
  if (!stored) return { cause: 'not-stored', from: null, to: null };
  const hashes = ({ captures }: Edition): string => captures.map(({ sha256 }) => sha256.slice(0, 8)).join(' ');
  const facts: readonly [Cause, string | null, string | null][] = [
    ['captures', hashes(stored), hashes(now)],
    ['version', stored.made.version, now.made.version],
    ['plan-file', stored.made.plan, now.made.plan],
  ];
  const [cause, from, to] = facts.find(([, before, after]) => before !== after) ?? ['program' as const, null, null];
  return { cause, from, to };
}

function differences(stored: Edition, now: Edition): Pick<RederivedEdition, 'rows' | 'fields'> {
  const fields: Record<string, number> = {};
  const count = (field: string): void => void (fields[field] = (fields[field] ?? 0) + 1);
  const before = new Map(stored.actions.map((action) => [action.key, action]));
  const keys = new Set(now.actions.map(({ key }) => key));
  for (const action of now.actions) {
    const was = before.get(action.key);
    if (was) differing(was, action).forEach(count);
  }
  const { actions: _a, made: _m, ...was } = stored;
  const { actions: _b, made: _n, ...is } = now;
  differing(was, is).forEach(count);
  const added = now.actions.filter(({ key }) => !before.has(key)).map(({ key }) => key);
  const gone = stored.actions.filter(({ key }) => !keys.has(key)).map(({ key }) => key);
  return { rows: { added, gone }, fields };
}

function differing(before: object, after: object): string[] {
  const was = before as Readonly<Record<string, unknown>>;
  const is = after as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
}
