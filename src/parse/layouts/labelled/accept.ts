import type { Start } from './starts.js';
import type { Vocabulary } from './vocabulary.js';

/** Families that number lists as well as records. */
const listy: ReadonlySet<string> = new Set(['plain', 'bracketed', 'roman']);

/** Whether a family numbers other things as well: lists, or whatever an unknown noun names. */
function isWeak(family: string): boolean {
  return listy.has(family) || family.startsWith('noun');
}

/**
 * The starts that a page can have. A family of ids is believed where a label follows it; a
 * family that numbers lists, too, only where it opens most records. A known label is no start.
 */
export function acceptStarts(found: readonly (Start | null)[], vocabulary: Vocabulary): readonly (Start | null)[] {
  const supported = new Map<string, number>();
  const alone = new Set<Start>();
  const followed = new Map<Start, string>();
  const length = found.length;
  let last: Start | null = null;
  for (let i = 0; i < length; i++) {
    const start = found[i] ?? null;
    if (start && !vocabulary.hits[i]) last = start;
    else if (vocabulary.hits[i]) {
      if (last) supported.set(last.family, (supported.get(last.family) ?? 0) + 1);
      if (last && i - last.line <= nearby) followed.set(last, vocabulary.hits[i]?.label.key ?? '');
      // `Actions 2.2 and 2.5` above labels opens a record, even where the others say `2.1`.
      if (last?.family.startsWith('worded') === true && (last.rest === null || isSeveral(last))) alone.add(last);
      last = null;
    }
  }
  const cycles = Math.max(1, vocabulary.cycles);
  const numbered = [...vocabulary.labels.values()].some((label) => label.field === 'id' && label.count * 2 >= cycles);
  const inner = paragraphFamilies(found, vocabulary, supported);
  const enough = [...supported].filter(([family, count]) => isEnough(family, count, cycles, numbered));
  const accepted = new Set(enough.map(([family]) => family).filter((family) => !inner.includes(family)));
  const openers = new Set([...followed].filter(([{ family }]) => accepted.has(family)).map(([, key]) => key));
  // `Area for improvement 1` on a line of its own, and below it what stands below `Recommendation 5`.
  for (const [start, key] of followed)
    if (start.rest === null && start.family.startsWith('noun') && openers.has(key)) alone.add(start);
  return found.map((start, i) => {
    if (!start || vocabulary.hits[i]) return null;
    return accepted.has(start.family) || (!numbered && alone.has(start)) || isParent(start, found, i) ? start : null;
  });
}

/** `3. The board has read the plan` right below a label of each `Recommendation 1` numbers the paragraphs of its value. */
function paragraphFamilies(
  found: readonly (Start | null)[],
  { hits, cycles }: Vocabulary,
  supported: ReadonlyMap<string, number>,
): readonly string[] {
  const isWorded = ([family, count]: readonly [string, number]): boolean =>
    family.startsWith('worded') && count >= cycles * 0.8;
  if (![...supported].some(isWorded)) return [];
  const below = (family: string): number =>
    found.filter((start, i) => start?.family === family && !hits[i] && hits[i - 1]).length;
  return [...listy].filter((family) => below(family) >= Math.max(1, cycles) * 0.6);
}

/** Lines from an id to its first label, at most, where the id is to be told by that label. */
const nearby = 6;

/** `Actions 2.2, 2.5 and 2.6`: no sentence begins so. */
function isSeveral({ words }: Start): boolean {
  return /\p{N}\S*(?:,|\s+(?:&|and|to|[–-])\s)/u.test(words);
}

/** One id above many records without any is the number of their group; where a label gives the ids, so is every other number. */
function isEnough(family: string, count: number, cycles: number, numbered: boolean): boolean {
  if (count < cycles * (isWeak(family) ? 0.6 : 0.2)) return false;
  if (isWeak(family) && numbered) return false;
  if (family.startsWith('noun') && count < 2) return false;
  if (count > 1 || cycles < 3) return !numbered || count * 2 >= cycles;
  return family.startsWith('worded') && !numbered;
}

/** `1. Doors and Hours` right above `1.1 Opening hours`. */
function isParent(start: Start, found: readonly (Start | null)[], i: number): boolean {
  const next = found[i + 1] ?? found[i + 2];
  return next != null && start.rest !== null && next.words.startsWith(`${start.words.replace(/\.$/u, '')}.`);
}
