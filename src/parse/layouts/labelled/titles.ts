import type { Range } from '../../../core/span.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/** A title that runs on to the next line is the first line of a text. */
export function continues(text: string, title: Range, lead: readonly TextLine[]): boolean {
  const [next] = lead;
  if (!next) return false;
  return /^\p{Ll}/u.test(next.text) && !/[.!?:]$/u.test(text.slice(title.start, title.end)) && !next.isItem;
}

/** A title that is a whole sentence, and below it `Accepted. We will …`. */
export function isAnswered(text: string, title: Range, lead: readonly TextLine[], words: Words): boolean {
  const below = lead[0]?.text ?? '';
  const found = words.responses.at(below, 0);
  return (
    found !== null &&
    /^[.,;:]?(?:\s|$)/u.test(below.slice(found.end)) &&
    /[.!?]$/u.test(text.slice(title.start, title.end))
  );
}
