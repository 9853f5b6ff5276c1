import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { leadingId } from '../../fields/ids.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/**
 * A line that may open a record:
 *
 *     1.1.2
 *     Recommendation 12: Lights on the pier
 *     4.2 Books by boat
 */
export interface Start extends Range {
  /** Index of the line. */
  readonly line: number;
  readonly id: Range;
  readonly words: string;
  /** `worded` or `noun` and the noun, or the family of the id. */
  readonly family: string;
  /** Words after the id: a title, or the text of the row. */
  readonly rest: Range | null;
  readonly isHeading: boolean;
}

const one =
  '(?:\\p{Lu}{1,6}[./\\u2010-\\u2013-]){0,2}(?:\\p{Lu}{1,6}[ ./\\u2010-\\u2013-]?)?\\p{N}{1,4}(?:[./-](?:\\p{Lu}{1,4}[./-]?)?\\p{N}{1,4}){0,4}(?:\\p{Ll}|\\((?:\\p{Ll}|[ivx]{1,4})\\)){0,2}(?:\\s\\((?:\\p{Ll}|[ivx]{1,4})\\)(?=\\s*(?:$|[:–—])))?';
/**
 * `Recommendation a:`, `Recommendation (ii)`, `Recommendation IV`, `Recommendation Two`: lists that have letters,
 * Roman numbers or words.
 */
function lettered({ counting }: Lexicon): string {
  const words = counting.flatMap((word) => [word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);
  const bare = `(?:[\\p{Ll}A-Z]|[ivx]{2,5}|[IVX]{2,5}|${words.join('|')})(?=\\s*(?:$|[:.)–—]))`;
  const bracketed = '\\((?:\\p{Ll}|[ivx]{2,5}|\\p{N}{1,2})\\)(?=\\s*(?:$|[:.–—]|\\p{Lu}))';
  return `(?:${bare}|${bracketed})`;
}
const more = `(?:\\s*(?:,|&|[–-])\\s*(?:and\\s+)?|\\s+(?:and|to)\\s+)${one}`;
const after = '(?![\\p{L}\\p{N}]|[.,/]\\p{N})';
const sign = '(?:(?:[Nn]o\\.?|[Nn]umber|#)\\s*)?';

/** A day opens the line, with its month and year. */
function isDay(text: string): boolean {
  const date = /^\p{N}{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+(?:19|20)\p{N}{2}(?!\p{N})/u.exec(
    text.slice(0, 40),
  )?.[0];
  return date !== undefined && isDatePhrase(date);
}

const day = /\p{N}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:\p{L}|\b)/iu;

/** Finds the lines that open with an id, or are one. */
export class StartReader {
  readonly #titled: RegExp;
  readonly #inner: RegExp;
  readonly #noun: RegExp;
  readonly #words: Words;

  constructor(words: Words) {
    const nouns = [...words.lexicon.rowNouns, 'rec'].sort((a, b) => b.length - a.length);
    const capital = nouns
      .flatMap((noun) => [noun.charAt(0).toUpperCase() + noun.slice(1), noun.toUpperCase()])
      .join('|');
    const whole = '(?:(?:Advisory|ADVISORY) |(?:Call|CALL) (?:to|TO) )?';
    const letter = lettered(words.lexicon);
    this.#words = words;
    this.#noun = new RegExp(
      `^(\\p{Lu}\\p{L}{2,20}(?:\\s\\p{L}\\p{Ll}{1,14}){0,3})\\s+(?:${sign}${one}|${letter})${after}`,
      'u',
    );
    this.#titled = new RegExp(
      `^((?:\\p{Lu}[\\p{L}’'-]{1,20}\\s+){0,2}?)(${whole}(${capital})\\.?\\s+(?:${sign}${one}(?:${more}){0,12}|${letter}))${after}`,
      'u',
    );
    this.#inner = new RegExp(
      `^(\\p{Lu}[\\p{L}-]{1,20}\\s+(?:[\\p{L}-]{1,20}\\s+){0,5})((${nouns.join('|')}|${capital})\\s+${one})(?=\\s*(?:[:.–-]\\s|$))`,
      'u',
    );
  }

  read(text: string, line: TextLine, index: number): Start | null {
    return this.#readWorded(line, index) ?? this.#readId(text, line, index) ?? this.#readNoun(line, index);
  }

  #readWorded(line: TextLine, index: number): Start | null {
    const head = line.text.slice(0, 160);
    const code = head.charCodeAt(0);
    if (code < 65 || (code > 90 && code < 128)) return null;
    const match = this.#titled.exec(head) ?? this.#inner.exec(head);
    if (!match) return null;
    const [, lead = '', id = '', noun = ''] = match;
    // `See Action 4`, `Under recommendation 2`: a mention.
    if (lead !== '' && this.#words.cues.has(lead.split(/\s/u)[0]?.toLowerCase() ?? '')) return null;
    // A code is an id by itself (`A14-01`), the word before it says what it numbers.
    const word = /^\P{N}*\s(?=\p{Lu}{1,6}[.\u2010-\u2013-]?\p{N}\S*$)/u.exec(id)?.[0].length ?? 0;
    const start = line.start + lead.length + word;
    return this.#start(
      line,
      index,
      { start, end: line.start + lead.length + id.length },
      `worded ${noun.toLowerCase().replace(/s$/u, '')}`,
    );
  }

  #readId(text: string, line: TextLine, index: number): Start | null {
    if (!/^[\p{N}\p{Lu}(ivxl#]/u.test(line.text)) return null;
    for (const family of this.#words.families) {
      if (family.id === 'worded') continue;
      const token = leadingId(text, line.start, line.end, [family]);
      if (!token) continue;
      // `14 May 2025 Policy paper`: a day.
      if (family.id === 'plain' && isDay(line.text)) return null;
      const words = text.slice(token.start, token.end).replace(/[.:)\s]+$/u, '');
      const end = family.id === 'bracketed' ? token.end : token.start + words.length;
      return this.#start(line, index, { start: token.start, end }, family.id);
    }
    return null;
  }

  /** `Pledge 3`: a noun that no lexicon knows, believed only where it opens most records. */
  #readNoun(line: TextLine, index: number): Start | null {
    const match = this.#noun.exec(line.text.slice(0, 60));
    const noun = match?.[1]?.toLowerCase() ?? '';
    const isCue = this.#words.cues.has(noun) && !this.#words.lexicon.divisionNouns.includes(noun);
    if (!match || isCue || this.#words.headers.get(noun) === 'status' || isDatePhrase(match[0])) return null;
    // `Status Oct 2021`: a label, and a month.
    if (isDatePhrase(match[0].split(' ').slice(-2).join(' '))) return null;
    // `Date issued 25 June 2014`, `Last Update Received 08/02/2024`: a label, and a day.
    if (/\p{N}{1,2}[./]\p{N}{1,2}[./]\p{N}{2,4}$/u.test(match[0])) return null;
    if (day.test(line.text.slice(match[0].length - 3, match[0].length + 12))) return null;
    // `Case HO-2023/12`: a code of several parts is an id by itself, whatever the word before it.
    const code = /(?<=\s)\p{Lu}{1,6}[.\u2010-\u2013-]?\p{N}+[./\u2010-\u2013-]\S+$/u.exec(match[0]);
    return this.#start(
      line,
      index,
      { start: line.start + (code?.index ?? 0), end: line.start + match[0].length },
      `noun ${noun.replace(/s$/u, '')}`,
    );
  }

  #start(line: TextLine, index: number, id: Range, family: string): Start | null {
    const tail = line.text.slice(id.end - line.start);
    const lead = /^[\s.:)–—-]*/u.exec(tail)?.[0].length ?? 0;
    const rest = { start: id.end + lead, end: line.end };
    const next = line.text[rest.start - line.start];
    const marked = family.includes(' ') && /[:–—-]/u.test(tail.slice(0, lead));
    if (next !== undefined && (lead === 0 || (!/[\p{Lu}“‘"'([]/u.test(next) && !marked))) return null;
    return {
      start: line.start,
      end: line.end,
      line: index,
      id,
      words: line.text.slice(id.start - line.start, id.end - line.start),
      family,
      rest: rest.start < rest.end ? rest : null,
      isHeading: line.isHeading,
    };
  }
}
