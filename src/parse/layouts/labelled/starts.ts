import type { Range } from '../../../core/span.js';
import { idFamilies, leadingId } from '../../fields/ids.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/**
 * A line that may open a record:
 *
 *     1.1.2
 *     Recommendation 12: Lights on the pier
 *     4.2 Books by boat
 */
export interface Start {
  readonly line: number;
  readonly id: Range;
  readonly words: string;
  /** `worded` and the noun, or the family of the id. */
  readonly family: string;
  /** Words after the id: a title, or the text of the row. */
  readonly rest: Range | null;
  readonly isHeading: boolean;
}

/** `action` as a title has it: `Action`, `ACTION`. */
function nouns(words: Words): string {
  const all = [...words.lexicon.rowNouns, 'call to action', 'rec'].sort((a, b) => b.length - a.length);
  return all.flatMap((noun) => [noun.charAt(0).toUpperCase() + noun.slice(1), noun.toUpperCase(), noun.replace(/(?<=^|\s)\p{Ll}/gu, (first) => first.toUpperCase())]).join('|');
}

const number = '(?:\\p{Lu}{1,6}[ .\\u2010-\\u2013-]?)?\\p{N}{1,4}(?:[.-]\\p{N}{1,3}){0,3}\\p{Ll}?';

/** Finds the lines that open with an id, or are one. */
export class StartReader {
  readonly #worded: RegExp;
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
    this.#worded = new RegExp(
      `^(?:\\p{Lu}[\\p{L}-]{1,20}\\s+){0,2}?(${nouns(words)})\\.?\\s+(?:(?:[Nn]o\\.?|[Nn]umber|#)\\s*)?(?:${number}(?:(?:\\s*,\\s*|\\s+(?:and|to)\\s+|\\s*&\\s*|\\s*,\\s*and\\s+|\\s*[–-]\\s*)${number}){0,12})(?![\\p{L}\\p{N}]|[.,]\\p{N})`,
      'u',
    );
  }

  read(text: string, line: TextLine, index: number): Start | null {
    return this.#readWorded(line, index) ?? this.#readPlain(text, line, index);
  }

  #readWorded(line: TextLine, index: number): Start | null {
    const head = line.text.slice(0, 120);
    const match = /^\p{Lu}/u.test(head) ? this.#worded.exec(head) : null;
    if (!match) return null;
    const first = /^\S+/u.exec(head)?.[0].toLowerCase() ?? '';
    if (this.#words.cues.has(first) && first !== match[1]?.toLowerCase()) return null;
    const start = line.start;
    return this.#start(line, index, { start, end: start + match[0].length }, `worded ${match[1]?.toLowerCase().replace(/s$/u, '') ?? ''}`);
  }

  #readPlain(text: string, line: TextLine, index: number): Start | null {
    if (!/^[\p{N}\p{Lu}(ivxl#]/u.test(line.text)) return null;
    for (const family of idFamilies) {
      if (family.id === 'worded') continue;
      const token = leadingId(text, line.start, line.end, [family]);
      if (!token) continue;
      const words = text.slice(token.start, token.end).replace(/[.:)\s]+$/u, '');
      const end = family.id === 'bracketed' ? token.end : token.start + words.length;
      return this.#start(line, index, { start: token.start, end }, family.id);
    }
    return null;
  }

  #start(line: TextLine, index: number, id: Range, family: string): Start | null {
    const tail = line.text.slice(id.end - line.start);
    const lead = /^[\s.:)–—-]*/u.exec(tail)?.[0].length ?? 0;
    const rest = { start: id.end + lead, end: line.end };
    const next = line.text[rest.start - line.start];
    if (next !== undefined && !/[\p{Lu}“‘"'([]/u.test(next) && !(family.startsWith('worded') && lead > 0 && /[:–—-]/u.test(tail.slice(0, lead)))) return null;
    if (next !== undefined && lead === 0) return null;
    return { line: index, id, words: line.text.slice(id.start - line.start, id.end - line.start), family, rest: rest.start < rest.end ? rest : null, isHeading: line.isHeading };
  }
}
