import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';
import type { Start } from './starts.js';

/** One start with a word in front tells nothing. */
const fewest = 2;

/**
 * `Harbour recommendation 1`, `Harbour recommendation 2`, `Harbour recommendation 1`: the word before the noun
 * belongs to the number where all of a kind have the same and the noun has no capital of its own. `Closed
 * recommendation 3` tells how it stands.
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
  const shared = new Map<string, string>();
  for (const [family, found] of leads) {
    const [lead = ''] = found;
    const isPhrase = starts.every((start) => start?.family !== family || /^\p{Ll}/u.test(start.words));
    if (
      isPhrase &&
      found.length >= fewest &&
      lead !== '' &&
      found.every((each) => each === lead) &&
      !isStatus(lead, words)
    )
      shared.set(family, lead);
  }
  if (shared.size === 0) return starts;
  return starts.map((start) => {
    const lead = start ? shared.get(start.family) : undefined;
    if (!start || lead === undefined) return start;
    return { ...start, id: { start: start.start, end: start.id.end }, words: lead + start.words };
  });
}

function leadOf({ start, id, line }: Start, lines: readonly TextLine[]): string {
  return lines[line]?.text.slice(0, id.start - start) ?? '';
}

function isStatus(lead: string, words: Words): boolean {
  return words.statuses.get(lead.trim()) !== undefined || words.responses.get(lead.trim()) !== undefined;
}
