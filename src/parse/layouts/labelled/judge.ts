import { foldId, isBelow } from '../../fields/ids.js';
import { readResponse } from '../../fields/response.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';
import { follows, numberOf } from './numbers.js';
import type { Start } from './starts.js';
import type { Vocabulary } from './vocabulary.js';

/** Which lines open records, judged by what stands behind them. */
export interface Judge {
  readonly nextHit: Int32Array;
  readonly nextStart: Int32Array;
  readonly openers: ReadonlySet<string>;
}

/** `Recommendation 4` and `4`: one id, with and without the word for what it numbers; `Milestone 4` is another. */
export function isSameId(a: Start, b: Start): boolean {
  if (a.family.includes(' ') && b.family.includes(' ') && a.family !== b.family) return false;
  const bare = (start: Start): string => foldId(start.family.includes(' ') ? numberOf(start.words) : start.words);
  return bare(a) === bare(b);
}

/** `7. Require …` after record 6 and its labels: the next number, of a record that has lost all of its own. */
export function succeeds(above: { start: Start | null; keys: ReadonlySet<string> } | null, next: Start): boolean {
  if (!above?.start || above.keys.size === 0 || next.rest === null || above.start.family !== next.family) return false;
  return follows(numberOf(above.start.words), numberOf(next.words));
}

/** The outermost level of headings that are labels; null where labels are no headings. */
export function levelOfLabels(lines: readonly TextLine[], vocabulary: Vocabulary): number | null {
  let level: number | null = null;
  lines.forEach((line, i) => {
    const hit = vocabulary.hits[i];
    // The title of the page may end in the word of a label.
    const isLabel = hit && (hit.label.count * 2 >= vocabulary.cycles || hit.label.count > 2);
    if (line.isHeading && line.level !== null && isLabel) level = Math.min(level ?? 6, line.level);
  });
  return level;
}

/** Looks ahead from every line to the next label and the next id. */
export function judge(vocabulary: Vocabulary, starts: readonly (Start | null)[]): Judge {
  const { hits, cycles } = vocabulary;
  const length = hits.length;
  const nextHit = new Int32Array(length + 1).fill(length);
  const nextStart = new Int32Array(length + 1).fill(length);
  for (let i = length - 1; i >= 0; i--) {
    nextHit[i] = hits[i] ? i : (nextHit[i + 1] ?? length);
    nextStart[i] = starts[i] ? i : (nextStart[i + 1] ?? length);
  }
  const firsts = new Map<string, number>();
  let supported = 0;
  starts.forEach((start, i) => {
    const next = nextHit[i + 1] ?? length;
    if (!start || next > (nextStart[i + 1] ?? length)) return;
    const key = hits[next]?.label.key;
    if (key === undefined) return;
    supported++;
    firsts.set(key, (firsts.get(key) ?? 0) + 1);
  });
  const openers = new Set([...firsts].filter(([, count]) => count >= Math.max(1, supported * 0.3)).map(([key]) => key));
  if (openers.size === 0) {
    const first = hits.find((hit) => hit && hit.label.count * 2 >= cycles);
    if (first) openers.add(first.label.key);
  }
  return { nextHit, nextStart, openers };
}

/** `1.1 The government agrees …` below recommendation 1 is a numbered paragraph of the answer. */
export function answers(
  above: Start | null | undefined,
  { rest, words: own }: Start,
  line: TextLine | undefined,
  words: Words,
): boolean {
  if (!above || !line || rest === null || !isBelow(numberOf(above.words), numberOf(own))) return false;
  const from = rest.start - line.start;
  const text = line.text.slice(from, from + 160);
  return /^(?:we|the|our)\s/iu.test(text) && readResponse(text, words).value !== 'unknown';
}

/** The only line of its make (`rows`) below an id that stands alone says what that numbers. */
export function isTextOf(
  open: { readonly start: Start | null; readonly entries: readonly unknown[] } | null,
  at: number,
  rows: ReadonlySet<number>,
  { nextStart }: Judge,
): boolean {
  if (open?.start?.rest !== null || open.entries.length > 0) return false;
  const next = nextStart[at + 1] ?? at;
  for (let i = at + 1; i < next; i++) if (rows.has(i)) return false;
  return true;
}
