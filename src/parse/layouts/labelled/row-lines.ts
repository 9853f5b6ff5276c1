import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';
import { isValue } from './tally.js';
import type { Vocabulary } from './vocabulary.js';

/** Fewer lines of one make are no habit. */
const fewest = 2;

/**
 * The lines that are a record each, whatever they open with: words first, and then the same
 * labels on line after line. What a line says belongs to no other line.
 *
 *     Matter 7 of May: mend the slip. Owner: Harbour. Due: June. Status: Open
 *     Matter 8 of May: paint the lamp. Owner: Depot. Due: July. Status: Closed
 *
 * Returns the indices of the pieces that open one.
 */
export function rowLines(lines: readonly TextLine[], { hits }: Vocabulary, words: Words): ReadonlySet<number> {
  const found: { readonly at: number; readonly keys: readonly string[] }[] = [];
  const counts = new Map<string, number>();
  for (const hit of hits) if (hit) counts.set(hit.label.key, (counts.get(hit.label.key) ?? 0) + 1);
  for (let from = 0; from < lines.length;) {
    const of = lines[from]?.of;
    let to = from + 1;
    while (of !== undefined && lines[to]?.of === of) to++;
    const keys = hits.slice(from + 1, to).flatMap((hit) => hit?.label.key ?? []);
    // `Complete | Owner: Depot`: what stands first belongs to the record above.
    const isWords = !hits[from] && !isValue(lines[from]?.text.toLowerCase() ?? '', words);
    if (to - from > 1 && isWords && keys.length > 0 && new Set(keys).size === keys.length)
      found.push({ at: from, keys });
    from = to;
  }
  if (found.length < fewest) return new Set();
  const common = new Map<string, number>();
  for (const { keys } of found) for (const key of keys) common.set(key, (common.get(key) ?? 0) + 1);
  // Labels that mostly stand on lines of their own are no part of such lines.
  const isInside = (key: string): boolean => {
    const inside = common.get(key) ?? 0;
    return inside * 5 >= found.length * 2 && inside * 2 > (counts.get(key) ?? 0);
  };
  return new Set(found.filter(({ keys }) => keys.some(isInside)).map(({ at }) => at));
}
