import { datePhrase, isDatePhrase } from '../core/dates.js';
import type { Range } from '../core/span.js';
import { isPastDate, readHeader } from './headers.js';
import type { RawCell, RawRow } from './layout.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

/**
 * Takes out of the place of the owner what is nobody's name, and gives it where it belongs:
 *
 *     Original due date 31 December 2017      a date with its own name
 *     [Added: 2021/12/03]                     a stamp of the site
 *     Head of Finance 30/09/2024              a due date, where nothing else says when
 *     Department of Justice Phase 3           what another column said
 *     Chief Constable. The supplier is late.  a note
 */
export function partOwners(text: string, raw: RawRow, words: Words): RawRow {
  const owners = raw.cells.find(({ field }) => field === 'owners');
  // Most owners are names alone: what could be more is seen first.
  if (!owners?.ranges.some(({ start, end }) => /[\p{N}.[]/u.test(text.slice(start, end)))) return raw;
  const parting = new Parting(text, raw, words);
  const names = owners.ranges.flatMap((range) => linesOf(text, range).flatMap((line) => parting.nameIn(line)));
  return parting.isIdle ? raw : parting.row(owners, names);
}

class Parting {
  readonly #text: string;
  readonly #raw: RawRow;
  readonly #words: Words;
  readonly #taken: RawCell[] = [];
  readonly #headings: Range[] = [];

  constructor(text: string, raw: RawRow, words: Words) {
    this.#text = text;
    this.#raw = raw;
    this.#words = words;
  }

  get isIdle(): boolean {
    return this.#taken.length === 0;
  }

  /** What of a line is a name, nothing where it holds none. */
  nameIn(line: Range): readonly Range[] {
    const name = this.#withoutNote(line);
    if (name.end - name.start > longestName * 2) return [name];
    if (this.#takeStamps(name) || this.#takeNamedDate(name)) return [];
    return [this.#withoutCount(this.#withoutDate(name))];
  }

  row(owners: RawCell, names: readonly Range[]): RawRow {
    const notes = this.#taken.filter(({ field }) => field === 'progress').flatMap(({ ranges }) => ranges);
    const note = this.#raw.cells.find(({ field }) => field === 'progress');
    const cells = this.#raw.cells.flatMap((cell): readonly RawCell[] => {
      if (cell === owners) return names.length > 0 ? [{ ...owners, ranges: names }] : [];
      return cell === note ? [{ ...note, ranges: [...notes, ...note.ranges].sort(byStart) }] : [cell];
    });
    const taken = this.#taken.filter(({ field }) => field !== 'progress' || !note);
    return {
      ...this.#raw,
      cells: [...cells, ...taken],
      headings: [...(this.#raw.headings ?? []), ...this.#headings],
    };
  }

  #lacks(field: Field): boolean {
    return ![...this.#raw.cells, ...this.#taken].some(
      (cell) => cell.field === field || cell.field === `status-or-${field}`,
    );
  }

  #take(field: Field, title: string | null, range: Range): void {
    this.#taken.push({ field, title, ranges: [range] });
  }

  #takeStamps(line: Range): boolean {
    const words = this.#text.slice(line.start, line.end);
    if (!stamps.test(words)) return false;
    for (const match of words.matchAll(stamp)) {
      const [, opening = '', title = '', value = ''] = match;
      const start = line.start + match.index + opening.length;
      const own = { start, end: start + value.length };
      this.#take('other', title, own);
      this.#headings.push({ start: line.start + match.index, end: start }, { start: own.end, end: own.end + 1 });
    }
    return true;
  }

  /** A known date is due, but for one that is past or was due first. */
  #takeNamedDate(line: Range): boolean {
    const [, title = '', gap = '', date = ''] = namedDate.exec(this.#text.slice(line.start, line.end)) ?? [];
    if (title === '' || !isDatePhrase(date)) return false;
    const isDue = (readHeader(title, this.#words)?.field ?? null) === 'due';
    if (!isDue && !isPastDate(title) && !/\bdate$|^last\b/iu.test(title)) return false;
    const start = line.start + title.length + gap.length;
    const { earlier } = this.#words.lexicon.recency;
    const isFirst = title
      .toLowerCase()
      .split(' ')
      .some((word) => earlier.includes(word));
    this.#take(isDue && !isFirst && this.#lacks('due') ? 'due' : 'other', title, { start, end: line.end });
    this.#headings.push({ start: line.start, end: start });
    return true;
  }

  #withoutNote(line: Range): Range {
    const [, name = '', gap = '', rest = ''] = noted.exec(this.#text.slice(line.start, line.end)) ?? [];
    if (name === '' || name.length > longestName || !isSentence(rest)) return line;
    const start = line.start + name.length + gap.length;
    this.#take('progress', null, { start, end: line.end });
    return { start: line.start, end: line.start + name.length };
  }

  #withoutDate(line: Range): Range {
    if (!this.#lacks('due')) return line;
    const [, name = '', gap = '', date = '', after = ''] = dated.exec(this.#text.slice(line.start, line.end)) ?? [];
    if (name === '' || /^\p{N}{4}$/u.test(date)) return line;
    const end = line.end - after.length;
    this.#take('due', null, { start: end - date.length, end });
    this.#headings.push(
      { start: line.start + name.length, end: line.start + name.length + gap.length },
      { start: end, end: line.end },
    );
    return { start: line.start, end: line.start + name.length };
  }

  /** `Phase 3` behind a name: its first word is the name of a column. */
  #withoutCount(line: Range): Range {
    const [, name = '', own = '', title = ''] = counted.exec(this.#text.slice(line.start, line.end)) ?? [];
    if (name === '' || this.#words.headers.get(title) === undefined) return line;
    this.#take('other', title, { start: line.end - own.length, end: line.end });
    return { start: line.start, end: line.start + name.length };
  }
}

const longestName = 80;

const stamp = /(\[(\p{Lu}[\p{L} ]{2,24}):\s+)([^\]]{1,60})\]/gu;
const stamps = /^(?:\[\p{Lu}[\p{L} ]{2,24}:\s+[^\]]{1,60}\]\s*)+$/u;
const namedDate = /^(\p{Lu}\p{L}+(?:\s\p{L}+){0,4})(:?\s+)(.{4,40})$/u;
const noted = /^([^.!?]*(?:\p{Ll}{3}|\p{Lu}{2})\)?)(\.\s+)((?=\p{Lu}|\p{N}).+)$/su;
const dated = new RegExp(
  `^(.*(?:\\p{Ll}{2}|\\p{Lu}{2})\\)?)([\\s,;–—(-]+)((?:by\\s+)?(?:Q[1-4]|${datePhrase}))(\\)?)$`,
  'iu',
);
const counted = /^(.*\p{L}{2}(?<!\b(?:of|for|the|and|in|to))\)?)\s+((\p{Lu}\p{Ll}{3,})\s\p{N}{1,2})$/u;

/** Words of a sentence, and not of a further name. */
function isSentence(words: string): boolean {
  const small = words
    .split(/\s+/u)
    .filter((word) => /^\p{Ll}{2,}/u.test(word) && !/^(?:and|of|the|for|in|to)$/u.test(word));
  return words.split(/\s+/u).length >= 4 && small.length >= 2;
}

function linesOf(text: string, { start, end }: Range): readonly Range[] {
  const found: Range[] = [];
  const own = text.slice(start, end);
  for (let at = start; at < end;) {
    const stop = own.indexOf('\n', at - start);
    const past = stop < 0 ? end : start + stop;
    const from = at + (/^\s*/u.exec(text.slice(at, past))?.[0].length ?? 0);
    const to = at + text.slice(at, past).trimEnd().length;
    if (to > from) found.push({ start: from, end: to });
    at = past + 1;
  }
  return found;
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start;
}
