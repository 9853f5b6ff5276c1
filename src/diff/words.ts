import { Lexicon } from '../core/lexicon.js';
import { foldedOf, isSameWording, readWords, type Words } from '../core/words.js';
import type { Word } from '../model/changes.js';
import { addRun, Aligner, type Run } from './alignment.js';

/** Two wordings side by side. */
export interface WordComparison {
  /**
   * Runs of words in reading order. Those that are the same or removed make up the whole of the
   * earlier text between them, those that are the same or added the whole of the later one.
   */
  readonly words: readonly Word[];
  /** Words in both, in order. */
  readonly kept: number;
  readonly before: number;
  readonly after: number;
  /** The texts were too long and too different to compare by words, and were compared by sentences. */
  readonly coarse: boolean;
}

export interface WordComparisonOptions {
  /** Steps of the search before it falls back to sentences; the same for every machine, so that the answer is too. */
  readonly steps?: number;
}

const defaultSteps = 1_000_000;

/**
 * Compares two texts word by word (see `core/words.ts` for what a word is), or gives null where
 * they differ in typography only.
 */
export function compareWords(
  before: string,
  after: string,
  options: WordComparisonOptions = {},
): WordComparison | null {
  if (before === after) return null;
  const lexicon = new Lexicon();
  return compareRead(before, readWords(before, lexicon), after, readWords(after, lexicon), options);
}

/** The same for texts that were read already, with one lexicon. */
export function compareRead(
  before: string,
  earlier: Words,
  after: string,
  later: Words,
  options: WordComparisonOptions = {},
): WordComparison | null {
  if (isSameWording(earlier, later)) return null;
  const steps = options.steps ?? defaultSteps;
  const byWords = alignBothWays(earlier.numbers, later.numbers, (number) => earlier.lexicon.wordOf(number), steps);
  const coarse = !byWords.isComplete;
  const chosen = coarse
    ? alignSentences(before, earlier, after, later, steps)
    : settle(byWords.runs, before, earlier, after, later);
  const kept = chosen.reduce((sum, { op, count }) => (op === 'same' ? sum + count : sum), 0);
  return {
    words: placed(chosen, before, earlier, after, later),
    kept,
    before: earlier.numbers.length,
    after: later.numbers.length,
    coarse,
  };
}

/** Share of the words that changed: 1 − 2·kept/(words before + words after), to four places. */
export function shareChanged({ kept, before, after }: WordComparison): number {
  const all = before + after;
  return all === 0 ? 0 : Math.round((1 - (2 * kept) / all) * 10_000) / 10_000;
}

/**
 * Aligns two sequences so that the other way round gives the mirror: always in the order in
 * which the two sort, turned where they were asked for in the other.
 */
function alignBothWays(
  before: readonly number[],
  after: readonly number[],
  nameOf: (number: number) => string,
  steps: number,
): { runs: Run[]; isComplete: boolean } {
  const isTurned = comesFirst(after, before, nameOf);
  const [first, second] = isTurned ? [after, before] : [before, after];
  const { runs, isComplete } = new Aligner(first, second, steps).align();
  return { runs: isTurned ? turned(runs) : runs, isComplete };
}

function comesFirst(items: readonly number[], others: readonly number[], nameOf: (number: number) => string): boolean {
  if (items.length !== others.length) return items.length < others.length;
  const at = items.findIndex((item, index) => item !== others[index]);
  return at >= 0 && nameOf(items[at] ?? -1) < nameOf(others[at] ?? -1);
}

/** What was put in is taken away and the other way round; what is taken away stands first. */
function turned(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const { op, count } of runs) {
    const last = result.at(-1);
    if (op === 'removed') result.push({ op: 'added', count });
    else if (op === 'added' && last?.op === 'added') result.splice(-1, 0, { op: 'removed', count });
    else result.push(op === 'added' ? { op: 'removed', count } : { op, count });
  }
  return result;
}

/**
 * Where an insertion or a removal may stand in several places ("We met. [We talked.] We agreed."
 * or "We met. We [talked. We] agreed."), puts it where a sentence begins.
 */
function settle(runs: readonly Run[], before: string, earlier: Words, after: string, later: Words): Run[] {
  const settled: Run[] = [];
  let i = 0;
  let j = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (run === undefined) continue;
    const previous = settled.at(-1);
    const isAlone = run.op !== 'same' && previous?.op === 'same' && (runs[at + 1]?.op ?? 'same') === 'same';
    const slide = !isAlone
      ? 0
      : run.op === 'removed'
        ? slideToSentence(before, earlier, i, run.count, previous.count)
        : slideToSentence(after, later, j, run.count, previous.count);
    if (slide > 0) slideBack(settled, run, slide);
    else addRun(settled, run.op, run.count);
    if (run.op !== 'added') i += run.count;
    if (run.op !== 'removed') j += run.count;
  }
  return settled;
}

/** Puts a run so many words before the end of what was kept. */
function slideBack(settled: Run[], run: Run, slide: number): void {
  const kept = settled.pop()?.count ?? 0;
  if (kept > slide) settled.push({ op: 'same', count: kept - slide });
  settled.push(run, { op: 'same', count: slide });
}

/** By how many words a run must go back to begin with a sentence, 0 where it does or cannot. */
function slideToSentence(
  text: string,
  { numbers, starts, ends }: Words,
  start: number,
  count: number,
  room: number,
): number {
  const begins = (at: number): boolean => at === 0 || endsSentence(text.slice(ends[at - 1], starts[at]));
  if (begins(start)) return 0;
  for (let slide = 1; slide <= room; slide++) {
    if (numbers[start - slide] !== numbers[start + count - slide]) return 0;
    if (begins(start - slide)) return slide;
  }
  return 0;
}

/** Compares whole sentences, and counts the words in them. */
function alignSentences(before: string, earlier: Words, after: string, later: Words, steps: number): Run[] {
  const [fromSentences, toSentences] = [sentencesOf(before, earlier), sentencesOf(after, later)];
  const keys = new Lexicon();
  const numbersOf = (sentences: readonly Sentence[]): number[] => sentences.map(({ key }) => keys.numberOf(key));
  const { runs } = alignBothWays(
    numbersOf(fromSentences),
    numbersOf(toSentences),
    (number) => keys.wordOf(number),
    steps,
  );
  let [i, j] = [0, 0];
  return runs.map(({ op, count }) => {
    const sentences = op === 'added' ? toSentences.slice(j, j + count) : fromSentences.slice(i, i + count);
    if (op !== 'added') i += count;
    if (op !== 'removed') j += count;
    return { op, count: sentences.reduce((sum, { words }) => sum + words, 0) };
  });
}

interface Sentence {
  readonly key: string;
  readonly words: number;
}

function sentencesOf(text: string, words: Words): Sentence[] {
  const { starts, ends } = words;
  const folded = foldedOf(words);
  const sentences: Sentence[] = [];
  let first = 0;
  for (let at = 0; at < folded.length; at++) {
    const gap = text.slice(ends[at], starts[at + 1] ?? text.length);
    if (at + 1 < folded.length && !endsSentence(gap)) continue;
    sentences.push({ key: folded.slice(first, at + 1).join(' '), words: at + 1 - first });
    first = at + 1;
  }
  return sentences;
}

/** Whether what stands between two words ends a sentence, a paragraph or a list item. */
export function endsSentence(gap: string): boolean {
  return /[.!?;:。！？\n]/u.test(gap);
}

/** Gives each run its text and offsets; what stands between words goes with the word before it. */
function placed(runs: readonly Run[], before: string, earlier: Words, after: string, later: Words): Word[] {
  let [i, j] = [0, 0];
  return runs.map(({ op, count }) => {
    const inBefore = op === 'added' ? null : range(before, earlier, i, (i += count));
    const inAfter = op === 'removed' ? null : range(after, later, j, (j += count));
    const text = inAfter === null ? before.slice(...(inBefore ?? [])) : after.slice(...inAfter);
    return { op, text, ...(inBefore ? { before: inBefore } : {}), ...(inAfter ? { after: inAfter } : {}) };
  });
}

function range(text: string, { starts }: Words, first: number, end: number): [number, number] {
  return [first === 0 ? 0 : (starts[first] ?? text.length), starts[end] ?? text.length];
}
