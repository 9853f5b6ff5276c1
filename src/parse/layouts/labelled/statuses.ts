import type { Range } from '../../../core/span.js';
import { isBelow } from '../../fields/ids.js';
import { readResponse } from '../../fields/response.js';
import { isWholeStatus, readStatus } from '../../fields/status.js';
import { isDatePhrase } from '../../../core/dates.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/** A status and the words that follow it under its label. */
export interface StatusCut {
  readonly status: Range;
  readonly rest: readonly TextLine[];
}

/**
 * Where a line is one of a few values that come back, what follows it on new lines is a note: `isScale`.
 * `Complete` / `Complete. Every branch has a ramp.` / `Complete`, then a paragraph: where the
 * status ends and a note on it begins.
 */
export function splitStatus(values: readonly TextLine[], words: Words, isScale: boolean): StatusCut | null {
  const [first, ...others] = values;
  if (!first) return null;
  const whole: Range = { start: first.start, end: first.end };
  const end = sentenceEnd(first.text);
  if (end > 0 && end < first.text.length) {
    const head = first.text.slice(0, end).replace(/[.\s]+$/u, '');
    // `Half done. Two of the three are built.`: a few words that hold a status are the status, a sentence is none.
    if (isWholeStatus(head, words) || (head.split(/\s+/u).length <= 3 && readStatus(head, words) !== null)) {
      const from = end + (/^\s*/u.exec(first.text.slice(end))?.[0].length ?? 0);
      const rest = { ...first, start: first.start + from, text: first.text.slice(from) };
      return {
        status: { start: first.start, end: first.start + head.length + (first.text[head.length] === '.' ? 1 : 0) },
        rest: [rest, ...others],
      };
    }
  }
  if (others.length === 0) return { status: whole, rest: [] };
  if (isScale && /^[^\p{Ll}]/u.test(others[0]?.text ?? '')) return { status: whole, rest: others };
  if (first.text.length > 100 || (readStatus(first.text, words) === null && !isTerse(first, others[0]))) return null;
  return { status: whole, rest: others };
}

/** `Further work required`, and below it a sentence: words that no vocabulary has, but not the beginning of that sentence. */
function isTerse({ text }: TextLine, next: TextLine | undefined): boolean {
  return text.length <= 40 && /^\p{Lu}.*[^.,;:]$/u.test(text) && /^\p{Lu}.{20,}[.!?]$/su.test(next?.text ?? '');
}

/** Where the first sentence of a line ends, if another follows. */
function sentenceEnd(text: string): number {
  const match = /[.!?](?=\s+[\p{Lu}\p{N}“‘"'])/u.exec(text.slice(0, 120));
  return match ? match.index + 1 : 0;
}

/** A short value and the paragraphs below it that are none of it. */
export interface ValueCut {
  readonly own: readonly TextLine[];
  readonly rest: readonly TextLine[];
}

/**
 * `Owner: Depot`, `Response: Accepted`, and below it paragraphs without a label: where the value
 * ends. Null where all of it is one value.
 */
export function splitShort(field: Field, values: readonly TextLine[], words: Words): ValueCut | null {
  const [first] = values;
  if (!first || values.length < 2) return null;
  const at = values.findIndex((line, i) => i > 0 && endsShort(field, first, line, words));
  return at < 0 ? null : { own: values.slice(0, at), rest: values.slice(at) };
}

function endsShort(field: Field, first: TextLine, line: TextLine, words: Words): boolean {
  if (field === 'response') {
    const whole = words.responses.get(first.text.replace(/[.:;,*\s]+$/u, '')) !== undefined;
    const isNote = line.opens || /^[\p{Lu}\p{N}].{20,}/u.test(line.text);
    return whole && isNote && !/^(?:however|but|subject to|although|except|provided)\b/iu.test(line.text);
  }
  if (field === 'due')
    return isDatePhrase(first.text) && line.opens && (/^[\p{Lu}\p{N}].*[.!?]$/su.test(line.text) || line.isItem);
  return field === 'owners' && endsOwners(first, line);
}

function endsOwners(first: TextLine, line: TextLine): boolean {
  // A name or two ends without a stop; what follows it with one is a sentence, however short.
  if (first.text.length <= 60 && /[^.,;:&]$/u.test(first.text) && line.opens && /^\p{Lu}.+\s.+[.!?]$/u.test(line.text))
    return true;
  // `Police Service`, and right below it a long sentence.
  if (/^\p{Lu}.{2,80}$/u.test(first.text) && /\p{Lu}[\p{L}’')]*$/u.test(first.text) && isLongSentence(line.text))
    return true;
  // `Police Service.`, and below it what was answered.
  if (first.text.length <= 80 && /\p{L}\.$/u.test(first.text) && /^\p{Lu}.{20,}[.!?:]$/u.test(line.text)) return true;
  return !isSentence(first.text) && (isSentence(line.text) || line.isItem) && line.opens;
}

function isLongSentence(text: string): boolean {
  return text.length > 60 && /^\p{Lu}.*[.!?][”’"')\]]*$/su.test(text);
}

function isSentence(text: string): boolean {
  return text.length > 40 && /[.!?:][”’"')\]]*$/u.test(text);
}

/**
 * `1.1 The government agrees …` below the text of record 1: where the answer begins, and its
 * number. Null where no line answers.
 */
export function splitAnswer(
  own: string,
  values: readonly TextLine[],
  words: Words,
): (ValueCut & { readonly number: Range }) | null {
  for (const [i, line] of values.entries()) {
    const number = /^\p{N}{1,3}\p{Ll}?(?:\.\p{N}{1,3})+\.?\s+/u.exec(line.text)?.[0].length ?? 0;
    if (i === 0 || number === 0 || !isBelow(own, line.text)) continue;
    const text = line.text.slice(number);
    if (!/^(?:we|the|our)\s/iu.test(text) || readResponse(text, words).value === 'unknown') continue;
    const first = { ...line, start: line.start + number, text };
    return {
      own: values.slice(0, i),
      rest: [first, ...values.slice(i + 1)],
      number: { start: line.start, end: first.start },
    };
  }
  return null;
}
