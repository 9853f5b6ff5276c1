import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';
import type { Start } from './starts.js';

/** One start with a word in front tells nothing. */
const fewest = 2;

/**
 * `Harbour recommendation 1`, `Harbour recommendation 2`, `Harbour recommendation 1`: the word before the noun
 * belongs to the number where all of a kind have the same and the noun has no capital of its own, and so do the
 * initials of `PAC Recommendation 1`. `Closed recommendation 3` tells how it stands.
 */
export function withLeads(
  starts: readonly (Start | null)[],
  lines: readonly TextLine[],
  words: Words,
): readonly (Start | null)[] {
  const leads = new Map<string, string[]>();
  for (const start of starts)
    if (start?.family.startsWith('worded') === true)
      leads.set(start.family, [...(leads.get(start.family) ?? []), leadOf(start, lines)]);
  const owned = new Set<string>();
  for (const [family, found] of leads) {
    const [lead = ''] = found;
    if (found.length < fewest || found.some((each) => each === '' || isStatus(each, words))) continue;
    const isPhrase = starts.every((start) => start?.family !== family || /^\p{Ll}/u.test(start.words));
    const isSame = isPhrase && found.every((each) => each === lead);
    if (isSame || found.every((each) => initials.test(each))) owned.add(family);
  }
  if (owned.size === 0) return starts;
  return starts.map((start) => {
    if (!start || !owned.has(start.family)) return start;
    return { ...start, id: { start: start.start, end: start.id.end }, words: leadOf(start, lines) + start.words };
  });
}

/** `PAC Recommendation 1`, `NAO Recommendation 1`: whose it is. */
const initials = /^\p{Lu}{2,6}\s+$/u;

function leadOf({ start, id, line }: Start, lines: readonly TextLine[]): string {
  return lines[line]?.text.slice(0, id.start - start) ?? '';
}

function isStatus(lead: string, words: Words): boolean {
  return words.statuses.get(lead.trim()) !== undefined || words.responses.get(lead.trim()) !== undefined;
}
