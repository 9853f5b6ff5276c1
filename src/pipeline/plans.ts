import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fault } from '../core/faults.js';
import { Fault, message, type Message, type Outcome } from '../core/message.js';
import { whereMissing } from '../core/missing.js';
import { holdsRulings } from './beside-plan.js';
import type { Context } from './context.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import { cataloguePlans, embeddedPlan } from './package.js';

/**
 * The plans that a command works on: those named, by id or by the path of a plan file, or
 * all there are. A plan file that cannot be used is left out, with its messages.
 */
export async function findPlans(names: readonly string[], context: Context): Promise<Outcome<readonly LoadedPlan[]>> {
  const files = names.filter(isPlanFile);
  const ids = names.filter((name) => !isPlanFile(name));
  const known = await loadAll(
    names.length === 0 ? await planFiles(context.plansFolder) : ids.length > 0 ? await filesFor(ids, context) : [],
    context,
  );
  const named = await loadAll(files, context);
  const messages = [...known.messages, ...named.messages];
  if (names.length === 0) return { value: known.value, messages };
  expectKnown(ids, known);
  const own = known.value.filter(
    ({ plan }, index) => ids.includes(plan.id) && known.value.findIndex((each) => each.plan.id === plan.id) === index,
  );
  return { value: [...own, ...named.value], messages };
}

/** The plan of that id, or null. */
export async function findPlan(id: string, context: Context): Promise<LoadedPlan | null> {
  for (const path of await filesFor([id], context)) {
    const loaded = await loadPlan(path, context);
    if (loaded.value?.plan.id === id) return loaded.value;
  }
  return null;
}

/** Whether a name is the path of a plan file, and not the id of a plan. */
export function isPlanFile(name: string): boolean {
  return /\.ya?ml$/iu.test(name);
}

/** Where plans of these ids may be: one's own files first, then those of the package that bear their names. */
async function filesFor(ids: readonly string[], context: Context): Promise<string[]> {
  const own = await planFiles(context.plansFolder);
  // A plan of the catalogue is in the file of its name: the others need not be read.
  return [...own, ...cataloguePlans().filter((path) => ids.includes(basename(path, '.yaml')))];
}

/** Whose a plan file is. */
export interface KnownPlanFile {
  readonly path: string;
  readonly from: 'package' | 'folder';
}

/** Every plan file there is, and whose it is: one's own, and where it is asked for those that come with planwatch. */
export async function knownPlanFiles({ plansFolder }: Context, andCatalogue: boolean): Promise<KnownPlanFile[]> {
  const own = plansFolder === null ? [] : await planFiles(plansFolder);
  const shipped = andCatalogue ? [...(plansFolder === null ? [embeddedPlan()] : []), ...cataloguePlans()] : [];
  return [
    ...own.map((path) => ({ path, from: 'folder' as const })),
    ...shipped.map((path) => ({ path, from: 'package' as const })),
  ];
}

/** `*.yaml` in the folder, and `plan.yaml` in the folders in it. */
async function planFiles(folder: string | null): Promise<string[]> {
  if (folder === null) return [embeddedPlan()];
  const entries = await readdir(folder, { withFileTypes: true }).catch(whereMissing(null, folder));
  if (entries === null) throw fault('source/no-such-path', `there is no folder of plans ${folder}`);
  return entries
    .map((entry) => join(folder, entry.isDirectory() ? join(entry.name, 'plan.yaml') : entry.name))
    .filter((path) => isPlanFile(path) && !holdsRulings(path) && existsSync(path))
    .sort();
}

async function loadAll(paths: readonly string[], context: Context): Promise<Outcome<readonly LoadedPlan[]>> {
  const messages: Message[] = [];
  const plans: LoadedPlan[] = [];
  const unreadable: Fault[] = [];
  for (const path of paths) {
    try {
      const loaded = await loadPlan(path, context);
      messages.push(...loaded.messages);
      if (loaded.value) plans.push(loaded.value);
    } catch (error) {
      // One file that may not be read does not stop the others.
      if (!(error instanceof Fault) || error.code !== 'source/unreadable') throw error;
      unreadable.push(error);
      messages.push(message('model/invalid', error.message, { place: { source: path } }));
    }
  }
  if (plans.length === 0 && unreadable[0]) throw unreadable[0];
  return { value: plans, messages };
}

/** A plan that was asked for and is not there is wrong usage, unless its file may be one that cannot be used. */
function expectKnown(ids: readonly string[], known: Outcome<readonly LoadedPlan[]>): void {
  const missing = ids.filter((id) => known.value.every(({ plan }) => plan.id !== id));
  if (missing.length === 0 || known.messages.some((m) => m.severity === 'error')) return;
  const names = known.value.map(({ plan }) => plan.id).join(', ');
  throw fault('pipeline/unknown-plan', `there is no plan named ${missing.join(', ')}`, {
    advice: names === '' ? 'give --plans the folder of your plan files, or the path of a plan file' : `known: ${names}`,
  });
}
