import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { foldCase } from '../../../core/text.js';
import { readHeader, type HeaderReading } from '../../headers.js';
import { splitHeader } from '../../header-line.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/** The ways in which a line can carry a label. */
export type Form = 'alone' | 'colon' | 'dash' | 'term' | 'space';

/** A label that a line may carry, before the document as a whole has been asked. */
export interface Candidate {
  readonly form: Form;
  /** The label without case, typography and closing punctuation: one label, one key. */
  readonly key: string;
  readonly title: Range;
  /** The words after the label on its line; null where it stands alone. */
  readonly value: Range | null;
  readonly reading: HeaderReading | null;
  /** What it shares with labels of other records: its words without a date, the known words it begins with. */
  readonly variants: readonly string[];
  /** The page sets the label off: bold, a term of a list, or a heading. */
  readonly isSetOff: boolean;
}

/** A label longer than this is a sentence. */
const longestLabel = 80;
const mostWords = 9;

/** A header phrase that is known whole, or with a date: believed wherever it stands. */
export const sure = 0.95;

/**
 * Finds the labels that lines can carry:
 *
 *     Status                      alone, the value on the next line
 *     Status: Complete            colon
 *     Status - Complete           dash
 *     <b>Status</b> Complete      term
 *     Status Complete             space
 */
export class FormReader {
  readonly #words: Words;
  readonly #readings = new Map<string, HeaderReading | null>();

  /** Lines that stand on the page again and again: no header stands over so many tables. */
  readonly #repeated: ReadonlySet<string>;

  constructor(words: Words, repeated: ReadonlySet<string>) {
    this.#words = words;
    this.#repeated = repeated;
  }

  read(line: TextLine): readonly Candidate[] {
    const { text } = line;
    if (text.length === 0 || !/^(?:[\p{L}#]|%\s)/u.test(text)) return [];
    const head = text.slice(0, longestLabel + 20);
    const colon = this.#colon(line, head);
    // What begins with a small letter goes on with a sentence, unless it is a known label with its mark.
    if (/^\p{Ll}/u.test(text)) return colon.filter(({ reading }) => (reading?.score ?? 0) >= sure);
    // `Met by` in a table beside `Progress` is a part of the note; a label there has its mark.
    if (/\|\s*$/u.test(text) || line.place === 'value') return colon;
    return [...this.#alone(line), ...this.#term(line), ...colon, ...this.#dash(line, head), ...this.#space(line, head)];
  }

  #reading(words: string): HeaderReading | null {
    const known = this.#readings.get(words);
    if (known !== undefined) return known;
    const reading = readHeader(words.replace(/\?$/u, ''), this.#words);
    this.#readings.set(words, reading);
    return reading;
  }

  #candidate(form: Form, line: TextLine, length: number, from: number | null): Candidate[] {
    const words = line.text.slice(0, length).trim();
    const key = labelKey(words);
    if (key === '' || words.split(/\s+/u).length > mostWords || /[|;\t]|[.!?]\s/u.test(words)) return [];
    if (this.#isNumbered(words)) return [];
    const value = from === null ? null : { start: line.start + skipSpace(line.text, from), end: line.end };
    return [
      {
        form,
        key,
        title: { start: line.start, end: line.start + (value === null ? line.text.length : (from ?? length)) },
        value: value && value.start < value.end ? value : null,
        reading: this.#reading(words),
        variants: this.#variants(form, words),
        isSetOff: (line.isHeading && form === 'alone') || line.emphasised >= words.length,
      },
    ];
  }

  /** `Response from the Ministry (March 2016)`: `response from the ministry`, `response`. */
  #variants(form: Form, words: string): readonly string[] {
    if ((form !== 'alone' && form !== 'colon') || this.#reading(words) === null || isDatePhrase(words)) return [];
    const variants: string[] = [];
    // `The Board's reply` here, `The School's reply` there.
    const owned = /^\p{Lu}.*['’]s?\s(?=\p{Ll})/u.exec(words)?.[0].length ?? 0;
    if (owned > 0) variants.push(`${form} …${labelKey(words.slice(owned))}`);
    const bare = words.replace(/\s*\([^)]*\)|\s+(?:(?:in|at|to|by)\s+)?(?:\p{L}+\s+)?(?:19|20)\p{N}{2}$/gu, '');
    if (bare !== words && bare !== '') variants.push(`${form} ${labelKey(bare)}`);
    const found = this.#words.headers.at(words, 0);
    const goesOn = found !== null && /^\s+(?:of|from|by|to|at|as|\(|[-–—])/u.test(words.slice(found.end));
    if (goesOn && found.value !== 'theme') variants.push(`${form} ${labelKey(words.slice(0, found.end))}…`);
    return variants;
  }

  /** `Theme 2`, `Strand B`: a heading with a number, not a label with a value. */
  #isNumbered(words: string): boolean {
    const match = /^(\p{L}[\p{L} ]{1,30}?)\s+(?:\p{N}{1,3}|[A-Z]|[IVX]{1,4})$/u.exec(words);
    if (!match) return false;
    const { themeNouns, rowNouns } = this.#words.lexicon;
    const noun = (match[1] ?? '').toLowerCase();
    return themeNouns.includes(noun) || rowNouns.includes(noun);
  }

  #alone(line: TextLine): Candidate[] {
    const { text } = line;
    if (
      text.length > longestLabel ||
      line.isItem ||
      /[,;!]$|:\s*\S/u.test(text) ||
      (text.endsWith('.') && text.length > 8)
    )
      return [];
    const found = this.#candidate('alone', line, text.length, null);
    const [candidate] = found;
    if (!candidate) return found;
    // `Status Oct 2021` is a label, `Timescale March 2023` a label and its value.
    const { field } = candidate.reading ?? {};
    if ((field === 'due' || field === 'status-or-due') && (candidate.reading?.score === sure || isDated(text)))
      return [];
    if ((candidate.reading?.score ?? 0) >= sure) return found;
    // `Action Owner Status` is the header of a table that was flattened.
    const isHeader = text.includes(' ') && !this.#repeated.has(text) && splitHeader(text, 0, text.length, this.#words);
    return isHeader ? [] : found;
  }

  #term(line: TextLine): Candidate[] {
    if (line.emphasised === 0 || line.emphasised >= line.text.length || line.isHeading) return [];
    const rest = skipMark(line.text, line.emphasised);
    return rest >= line.text.length ? [] : this.#candidate('term', line, line.emphasised, rest);
  }

  #colon(line: TextLine, head: string): Candidate[] {
    const at = head.search(/[:?]/u);
    if (at < 1 || at > longestLabel || at + 1 >= line.text.length) return [];
    const found = this.#candidate('colon', line, head[at] === '?' ? at + 1 : at, at + 1);
    const glued = !/\s/u.test(line.text[at + 1] ?? '');
    return glued && (found[0]?.reading?.score ?? 0) < sure ? [] : found;
  }

  /** Of several dashes, the one that ends the longest known label; else the first. */
  #dash(line: TextLine, head: string): Candidate[] {
    let first: Candidate | undefined;
    let known: Candidate | undefined;
    for (const match of head.matchAll(/\s[-–—]+(?=\s)|[-–—]+(?=\s)|\s[-–—]+/gu)) {
      const end = match.index + match[0].length;
      if (match.index < 1 || match.index > longestLabel || end >= line.text.length) continue;
      const [candidate] = this.#candidate('dash', line, match.index, end);
      if (!candidate) continue;
      if ((candidate.reading?.score ?? 0) >= sure) known = candidate;
      else if (/^\s[-–—]/u.test(match[0]) && /\s/u.test(line.text[end] ?? '')) first ??= candidate;
    }
    const found = known ?? first;
    return found ? [found] : [];
  }

  /** The longest known phrase, and the shorter ones in it: `Progress Status meetings are held`. */
  #space(line: TextLine, head: string): Candidate[] {
    const longest = this.#words.headers.at(head, 0);
    if (!longest || !/^\p{Lu}/u.test(head)) return [];
    const ends = [longest.end];
    for (let at = head.indexOf(' '); at > 0 && at < longest.end; at = head.indexOf(' ', at + 1)) ends.push(at);
    return [...ends.flatMap((end) => this.#spaced(line, head, end)), ...this.#phrase(line, head, longest.end)];
  }

  /** `Response and action Agreed`: a known word, and small words up to the capital that begins the value. */
  #phrase(line: TextLine, head: string, known: number): Candidate[] {
    const tail = /^(?:\s\p{Ll}+){1,4}(?=\s\p{Lu})/u.exec(head.slice(known))?.[0];
    if (tail === undefined || this.#reading(head.slice(0, known + tail.length)) === null) return [];
    const end = known + tail.length;
    return this.#candidate('space', line, end, skipSpace(line.text, end));
  }

  #spaced(line: TextLine, head: string, phrase: number): Candidate[] {
    const field = this.#words.headers.get(head.slice(0, phrase));
    if (!field) return [];
    const date = field === 'due' ? null : dateAfter.exec(head.slice(phrase));
    const end = phrase + (date ? date[0].length : 0);
    const rest = skipSpace(line.text, end);
    if (rest === end || rest >= line.text.length) return [];
    // `Status (June 2024): Open`: the colon sets off a label that is longer.
    if (/^\([^()]{1,40}\)\s*:/u.test(line.text.slice(rest, rest + 48))) return [];
    const next = line.text[rest] ?? '';
    if (!/[\p{Lu}\p{N}“‘"'•£$€(]/u.test(next)) return [];
    if (
      numbered.has(field) &&
      /^(?:\p{Lu}{1,6}[ ./-]?\p{N}|[\p{N}(]|\p{Lu}(?:$|[:.)]))/u.test(line.text.slice(rest, rest + 8))
    )
      return [];
    return this.#candidate('space', line, end, rest);
  }
}

const dateAfter =
  /^\s+(?:(?:\p{N}{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\s+)?(?:19|20)\p{N}{2}(?=\s)/u;
/** Fields whose words with a number after them are a title: `Action 3`, `Theme 2`. */
export const numbered: ReadonlySet<string> = new Set(['action', 'recommendation', 'theme']);

function isDated(text: string): boolean {
  return /(?:19|20)\p{N}{2}$/u.test(text);
}

/** Case, typography, footnote marks and closing punctuation are no part of a label. */
export function labelKey(words: string): string {
  return foldCase(words)
    .replace(/\[(?:\p{N}+|[ivx]+)\]|[*†‡]/gu, '')
    .replace(/[\s:.-]+$/u, '')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s*\/\s*/gu, '/');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at] ?? '')) at++;
  return at;
}

/** The colon or dash after a term, and the space around it. */
function skipMark(text: string, from: number): number {
  const at = skipSpace(text, from);
  return /[:–—-]/u.test(text[at] ?? '') ? skipSpace(text, at + 1) : at;
}
