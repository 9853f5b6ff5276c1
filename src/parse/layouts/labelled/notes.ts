import type { Field, Lexicon } from '../../lexicon/lexicon.js';
import { demands, reports } from '../../wording.js';
import type { Block } from './blocks.js';
import type { Profile } from './profile.js';

/** `Details`, or `Findings`, below the status of a record that has its text above is the note on it. */
export function noteAfterStatus(
  blocks: readonly Block[],
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  { reasons, lexicon: { vagueHeaders, rowNouns } }: { reasons: string[]; lexicon: Lexicon },
): void {
  if ([...fields.values()].includes('progress')) return;
  for (const [key, each] of profiles) {
    const told = each.firsts.filter((text) => reports.test(text) && !demands.test(text)).length;
    const isFinding = fields.get(key) === 'recommendation' && !rowNouns.includes(key) && told >= 0.6 * each.count;
    if (!isFinding && (fields.get(key) !== 'action' || !vagueHeaders.includes(key))) continue;
    const below = blocks.filter(({ parts, lead, start }) => {
      const at = parts.findIndex((part) => part.label.key === key);
      const status = parts.findIndex((part) => fields.get(part.label.key) === 'status');
      const isAsked = parts.some(({ label }) => label.key !== key && fields.get(label.key) === 'recommendation');
      const hasText = lead.length > 0 || start?.rest != null || isAsked;
      return status >= 0 && at > status && hasText;
    });
    if (below.length * 2 <= each.count) continue;
    fields.set(key, 'progress');
    reasons.push(`“${each.label.title}” stands below the status of a text that stands above it: a note of progress`);
    return;
  }
}

/** `How we approached it`, last in most records and full of sentences, is the note on a record that has its text elsewhere. */
export function noteBelow(
  blocks: readonly Block[],
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  reasons: string[],
): void {
  const held = new Set(fields.values());
  if (held.has('progress') || !(held.has('action') || held.has('recommendation'))) return;
  for (const [key, each] of profiles) {
    if (fields.get(key) !== 'other' || each.characters / each.count < 40 || each.count * 5 < blocks.length * 3)
      continue;
    const last = blocks.filter(({ parts }) => parts.at(-1)?.label.key === key).length;
    const told = blocks.some(({ parts }) => parts.some((part) => fields.get(part.label.key) === 'status'));
    if (!told || each.count < 2 || last * 5 < each.count * 4) continue;
    fields.set(key, 'progress');
    reasons.push(`“${each.label.title}” stands last and holds sentences: a note of progress`);
    return;
  }
}

/** `Progress` above notes that each begin with a status. */
export function guessLed(profiles: ReadonlyMap<string, Profile>, fields: Map<string, Field>, reasons: string[]): void {
  for (const [key, each] of profiles) {
    if (fields.get(key) !== 'progress' || each.count < 2 || each.led < each.count * 0.6) continue;
    fields.set(key, 'status');
    reasons.push(`“${each.label.title}” holds notes that begin with a status`);
    return;
  }
}

/**
 * `Stated: First time`, and below it what is asked, in nearly every record of a page whose labels
 * and numbers hold no text. Below a status stands a note, unless another label gives that.
 */
export function findTexted(
  blocks: readonly Block[],
  fields: ReadonlyMap<string, Field>,
  reasons: string[],
): string | null {
  const held = new Set(fields.values());
  if (held.has('action') || held.has('recommendation')) return null;
  if (blocks.some(({ lead, start }) => lead.length > 0 || start === null || start.rest !== null)) return null;
  const counts = new Map<string, number>();
  for (const { parts } of blocks)
    for (const { label, values } of parts) {
      const [value, ...below] = values;
      const isShort = value !== undefined && value.text.length <= 40 && !/[.!?,;:]$/u.test(value.text);
      const isText = below.length > 0 && /^\p{Lu}.{30,}/u.test(below[0]?.text ?? '');
      const field = fields.get(label.key);
      if (isShort && isText && (field === 'other' || (field === 'status' && held.has('progress'))))
        counts.set(label.key, (counts.get(label.key) ?? 0) + 1);
    }
  const found = [...counts].find(([, count]) => count > 1 && count * 5 >= blocks.length * 4)?.[0] ?? null;
  if (found !== null) reasons.push('the text of each record stands below a short value, without a label');
  return found;
}

/** `Early results: Some`, and below it a paragraph, in most records. */
export function findNoted(blocks: readonly Block[], fields: ReadonlyMap<string, Field>): string | null {
  const counts = new Map<string, number>();
  for (const { parts } of blocks) {
    const last = parts.at(-1);
    const [value, ...note] = last?.values ?? [];
    if (
      !last ||
      !value ||
      fields.get(last.label.key) !== 'other' ||
      value.text.length > 40 ||
      /[.!?]$/u.test(value.text)
    )
      continue;
    if (note.some((line) => line.text.length > 30)) counts.set(last.label.key, (counts.get(last.label.key) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count > 1 && count * 10 >= blocks.length * 6)?.[0] ?? null;
}
