import { dirname, join } from 'node:path';
import { message, type Message, type Outcome } from '../core/message.js';
import { planSchema, rulingsSchema, type Plan, type Ruling } from '../model/plan.js';
import { isUrl } from '../source/source.js';
import { isStorableName } from '../store/address.js';
import { besidePlan, type BesidePlan } from './beside-plan.js';
import type { Context } from './context.js';
import { readYamlFile, type CheckedFile } from './yaml-file.js';

/** A plan file, read. */
export interface LoadedPlan {
  readonly plan: Plan;
  /** SHA-256 of the file: what was parsed depends on it. */
  readonly hash: string;
  /** The file, as it was found. */
  readonly path: string;
  readonly beside: BesidePlan;
}

export type PlanEdition = Plan['editions'][number];

/** Reads and checks a plan file; null, and a `model/invalid` for each thing wrong, when it cannot be used. */
export async function loadPlan(path: string, context: Context): Promise<Outcome<LoadedPlan | null>> {
  const read = await readYamlFile(path, planSchema, context);
  if (!read.value) return { value: null, messages: read.messages };
  const messages = [...read.messages, ...checkPatterns(read.value), ...checkEditions(read.value)];
  if (messages.some((m) => m.severity === 'error')) return { value: null, messages };
  return {
    value: { plan: read.value.content, hash: read.value.sha256, path, beside: besidePlan(path, context) },
    messages,
  };
}

/** Reads and checks a rulings file. */
export async function loadRulings(path: string, context: Context): Promise<Outcome<readonly Ruling[]>> {
  const read = await readYamlFile(path, rulingsSchema, context);
  return { value: read.value?.content.rulings ?? [], messages: read.messages };
}

/** What {@link readCaptures} is to read for a page that a plan file lists. */
export function pageInput(page: string, { path }: LoadedPlan): string {
  return isUrl(page) ? page : join(dirname(path), page);
}

function checkPatterns({ content, placeOf }: CheckedFile<Plan>): Message[] {
  const check = (name: string, pattern: string, path: readonly PropertyKey[]): Message[] => {
    try {
      new RegExp(pattern, 'iu');
      return [];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [message('model/invalid', `${name}: ${reason}`, { place: placeOf(path) })];
    }
  };
  return [
    ...(content.ids === null ? [] : check('ids', content.ids, ['ids'])),
    ...content.watch.flatMap(({ match }, index) => check(`watch[${index}].match`, match, ['watch', index, 'match'])),
  ];
}

function checkEditions({ content, placeOf }: CheckedFile<Plan>): Message[] {
  const seen = new Set<string>();
  return content.editions.flatMap(({ id }, index) => {
    const place = placeOf(['editions', index, 'id']);
    const wrong = seen.has(id)
      ? 'there are two editions'
      : isStorableName(id)
        ? null
        : 'letters, digits, dots and hyphens only';
    seen.add(id);
    return wrong === null ? [] : [message('model/invalid', `editions[${index}].id: ${wrong}`, { place, actual: id })];
  });
}
