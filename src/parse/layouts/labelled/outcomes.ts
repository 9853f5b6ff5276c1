import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { isScale, namesOutcome } from '../../outcome.js';
import { reports } from '../../wording.js';
import type { Block } from './blocks.js';
import type { Profile } from './profile.js';

/** Fields whose words may name what became of a record as well: `Mission finding`, `Our view of progress`. */
const vague: ReadonlySet<Field> = new Set(['other', 'progress', 'recommendation', 'theme']);

/** `Mission finding: Cleared`: a label in most records that names an outcome, over a few short values that come back, in words of the publisher's own. */
export function guessOutcome(
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  { reasons, blocks, words }: { reasons: string[]; blocks: readonly Block[]; words: Words },
): void {
  for (const [key, each] of profiles) {
    if (!vague.has(fields.get(key) ?? 'other') || each.count * 5 < blocks.length * 3) continue;
    if (!namesOutcome(each.label.title, words) || each.dates > 0 || each.grades === each.count) continue;
    if (!isScale(each.firsts)) continue;
    fields.set(key, 'status');
    reasons.push(`“${each.label.title}” names an outcome, over a few values that come back`);
    return;
  }
}

/** Labels of statuses whose first lines are a few values that come back. */
export function scalesAmong(
  profiles: ReadonlyMap<string, Profile>,
  fields: ReadonlyMap<string, Field>,
): ReadonlySet<string> {
  const statuses = [...profiles].filter(([key, { firsts }]) => fields.get(key) === 'status' && isScale(firsts));
  return new Set(statuses.map(([key]) => key));
}

/** `Action needed: Board consideration` beside the words of a recommendation is none of its text. */
export function settleVerdict(profiles: ReadonlyMap<string, Profile>, fields: Map<string, Field>): boolean {
  const of = (field: Field): readonly Profile[] =>
    [...profiles.values()].filter(({ label }) => fields.get(label.key) === field);
  const [action, ...more] = of('action');
  const [recommendation] = of('recommendation');
  if (!action || more.length > 0 || !recommendation || action.count < 3) return false;
  const short =
    action.characters / action.count <= 30 && action.sentences === 0 && action.values.size * 2 <= action.count + 1;
  if (!short || recommendation.characters / recommendation.count < 60) return false;
  fields.set(action.label.key, 'other');
  return true;
}

/** `Action needed: The office finished a first draft in May. …` beside the recommendation tells how that stands. */
export function settleReport(
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  { blocks, words }: { blocks: readonly Block[]; words: Words },
): boolean {
  const held = [...fields.values()];
  const titled = blocks.filter(({ start, lead }) => start?.rest != null || lead.length > 0).length;
  if (held.includes('progress') || (!held.includes('recommendation') && titled * 5 < blocks.length * 4)) return false;
  const [action, ...more] = [...profiles.values()].filter(({ label }) => fields.get(label.key) === 'action');
  if (!action || more.length > 0 || action.count < 3 || words.lexicon.rowNouns.includes(action.label.key)) return false;
  const told = action.firsts.filter((text) => /[.!?]$/u.test(text) && reports.test(text)).length;
  if (told < action.count * 0.6 || action.characters / action.count < 60) return false;
  fields.set(action.label.key, 'progress');
  return true;
}
