import { foldCase } from '../core/text.js';
import type { Range } from '../core/span.js';
import type { Words } from './lexicon/words.js';

/** An action that prose names, and what it says of it. */
export interface ToldAction {
  /** As the prose names it: `Action 12`, `recommendation iv`, `R61`. */
  readonly id: string;
  readonly name: Range;
  /** The sentence with its status. */
  readonly sentence: Range;
  readonly status: Range;
}

const longestParagraph = 3000;

/**
 * The actions of which a paragraph says how they stand, each once, in the order of its sentences:
 * `… which completes Action 12`, `Work on recommendation iv is ongoing`, `Recommendation 7 asked …
 * We assess this recommendation as closed`.
 */
export function toldActions(text: string, paragraph: Range, words: Words): readonly ToldAction[] {
  const end = Math.min(paragraph.end, paragraph.start + longestParagraph);
  const found = new Map<string, ToldAction>();
  /** What the paragraph named first, all of it in one sentence. */
  let subject: readonly Named[] = [];
  for (const sentence of sentences(text, { start: paragraph.start, end })) {
    const named = namesIn(text, sentence, words);
    if (subject.length === 0) subject = named;
    const meant = named.length === 0 && subject.length === 1 && refersBack(text, sentence, words) ? subject : named;
    if (meant.length === 0) continue;
    const status = statusOf(text, sentence, meant, words);
    if (!status) continue;
    for (const each of meant)
      if (!found.has(foldCase(each.id))) found.set(foldCase(each.id), { ...each, sentence, status });
  }
  return [...found.values()];
}

interface Named {
  readonly id: string;
  readonly name: Range;
}

function* sentences(text: string, { start, end }: Range): Generator<Range> {
  let from = start;
  for (const { index, 0: gap } of text.slice(start, end).matchAll(/(?<=[.!?;][”"’]?)\s+(?=[\p{Lu}“"'])/gu)) {
    yield { start: from, end: start + index };
    from = start + index + gap.length;
  }
  if (from < end) yield { start: from, end };
}

/** `Action 12`, `recommendation iv`, `(R61)`; not `the recommendation I made`. */
function namesIn(text: string, { start, end }: Range, words: Words): readonly Named[] {
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${words.rowNoun})\\s+(?:\\p{N}{1,3}(?:\\.\\p{N}{1,3})*|[ivx]{1,5})(?![\\p{L}\\p{N}])|(?<=\\()\\p{Lu}{1,3}\\p{N}{1,3}(?=\\))`,
    'giu',
  );
  return [...text.slice(start, end).matchAll(pattern)].flatMap(({ index, 0: id }) =>
    /\sI$/u.test(id) || /^\p{Ll}+\p{N}+$/u.test(id)
      ? []
      : [{ id, name: { start: start + index, end: start + index + id.length } }],
  );
}

function refersBack(text: string, { start, end }: Range, { rowNoun }: Words): boolean {
  return new RegExp(`(?<!\\p{L})th(?:is|e)\\s+(?:${rowNoun})(?!\\p{L})`, 'iu').test(text.slice(start, end));
}

/** The first status of a sentence that is no part of a name, and that no word denies. */
function statusOf(text: string, { start, end }: Range, named: readonly Named[], words: Words): Range | null {
  for (const found of words.statuses.find(text, start, end))
    if (
      named.every(({ name }) => found.end <= name.start || found.start >= name.end) &&
      !words.qualifiers.denied.test(text.slice(Math.max(start, found.start - 40), found.start))
    )
      return { start: found.start, end: found.end };
  return null;
}
