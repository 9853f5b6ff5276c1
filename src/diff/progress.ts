import { Lexicon } from '../core/lexicon.js';
import { isSameWording, readWords, sharedCount, type Words } from '../core/words.js';
import type { ChangeOf, Word } from '../model/changes.js';
import type { Pair } from './pair.js';
import { compareRead, endsSentence, type WordComparison } from './words.js';

/**
 * What became of the progress note of one action; null where neither edition has one, and where
 * another part of the split or merge has it.
 */
export function compareProgress({ before, after, relation, siblings }: Pair): ChangeOf<'progress'> | null {
  const [from, to] = [blankAsNull(before.progress), blankAsNull(after.progress)];
  if (from === null && to === null) return null;
  const standsBeside = (from === null && relation === 'merged') || (to === null && relation === 'split');
  if (standsBeside && siblings.some(({ progress }) => blankAsNull(progress) !== null)) return null;
  const pair = { kind: 'progress' as const, before: before.key, after: after.key };
  if (from === null) return { ...pair, change: 'added', from, to };
  if (to === null) return { ...pair, change: 'removed', from, to };
  if (from === to) return { kind: 'progress', before: before.key, after: after.key, change: 'unchanged' };
  const lexicon = new Lexicon();
  const [earlier, later] = [readWords(from, lexicon), readWords(to, lexicon)];
  if (sharesTooLittle(earlier, later)) return { ...pair, change: 'replaced', from, to };
  const compared = compareRead(from, earlier, to, later);
  if (compared === null) return { ...pair, change: 'unchanged' };
  const change = isKeptWhole(compared, from)
    ? 'extended'
    : compared.kept >= compared.before / 2
      ? 'edited'
      : 'replaced';
  const words = [...compared.words];
  return { ...pair, change, from, to, words, ...(compared.coarse ? { coarse: true as const } : {}) };
}

function blankAsNull(note: string | null): string | null {
  return note === null || note.trim() === '' ? null : note;
}

/**
 * Whether fewer than half the words of the old note occur in the new one at all, in any order:
 * then it was replaced, and there is nothing to align.
 */
function sharesTooLittle(from: Words, to: Words): boolean {
  return sharedCount(from, to) < from.numbers.length / 2 && !isSameWording(from, to);
}

/** Kept whole: no word is gone, and nothing was put into the middle of a sentence (a "not" would turn it round). */
function isKeptWhole({ words, kept, before }: WordComparison, from: string): boolean {
  if (kept < before) return false;
  return words.every((word, at) => word.op !== 'added' || standsBetweenSentences(words[at - 1], words[at + 1], from));
}

function standsBetweenSentences(previous: Word | undefined, next: Word | undefined, from: string): boolean {
  if (previous?.before === undefined || next?.before === undefined) return true;
  const lastWord = /[\p{L}\p{N}]/u;
  let end = previous.before[1];
  while (end > previous.before[0] && !lastWord.test(from[end - 1] ?? '')) end--;
  return endsSentence(from.slice(end, previous.before[1]));
}
