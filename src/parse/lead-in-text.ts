import { isDatePhrase } from '../core/dates.js';
import type { Range } from '../core/span.js';
import type { RawCell, RawRow } from './layout.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

/**
 * Who acts and by when, in brackets at the end of what should be done: `Mend the pier (Lead: Harbour Office; by March
 * 2031)`. They leave the text where everything in the brackets has a known name and no other cell of the row says it.
 */
export function partLead(text: string, raw: RawRow, words: Words): RawRow {
  const main =
    raw.cells.find(({ field }) => field === 'action') ?? raw.cells.find(({ field }) => field === 'recommendation');
  const last = main?.ranges.at(-1);
  if (!main || !last || !/[)\].\s]/u.test(text.charAt(last.end - 1))) return raw;
  const from = Math.max(last.start, last.end - longest);
  const tail = text.slice(from, last.end);
  if (!/[)\]][\s.]*$/u.test(tail.slice(-8))) return raw;
  const found = bracketed.exec(tail);
  if (!found?.[2]) return raw;
  const start = from + found.index;
  const parts = partsOf(found[2], start + (found[1] ?? '').length, words);
  if (!parts || parts.some(({ field }) => raw.cells.some((cell) => cell.field === field))) return raw;
  if (!parts.some(({ title }) => title !== null) || start <= last.start) return raw;
  const ranges = [...main.ranges.slice(0, -1), { start: last.start, end: start }];
  const cells = raw.cells.map((cell) => (cell === main ? { ...main, ranges } : cell));
  return {
    ...raw,
    cells: [...cells, ...parts],
    headings: [...(raw.headings ?? []), ...between({ start, end: last.end }, parts)],
  };
}

/** Characters at the end of a text that are looked at. */
const longest = 240;

const bracketed = /(\s*[([]\s*)((?:\p{L}[\p{L} ]{1,30}:\s|by\s|due\s)[^()[\]]{2,200}?)\s*[)\]]\s*\.?\s*$/iu;

/** Each `Label: value`, and a date with or without `by`; null where anything else stands among them, or one comes twice. */
function partsOf(words: string, at: number, known: Words): readonly RawCell[] | null {
  const found: RawCell[] = [];
  for (const match of words.matchAll(piece)) {
    const own = match[0].trim();
    if (own === '') continue;
    const start = at + match.index + (match[0].length - match[0].trimStart().length);
    const [, title = '', gap = '', value = ''] = /^(\p{L}[\p{L} ]{1,30})(:\s+)(.+)$/u.exec(own) ?? [];
    const field = title === '' ? dateField(own) : (known.headers.get(title) ?? null);
    if (field === null || !told.has(field) || found.some((each) => each.field === field)) return null;
    const from = start + title.length + gap.length;
    found.push({
      field,
      title: title === '' ? null : title,
      ranges: [{ start: from, end: from + (title === '' ? own : value).length }],
    });
  }
  return found.length === 0 ? null : found;
}

/** Up to a semicolon or stroke, or a comma before another label or date. */
const piece = /(?:[^;|,]|,(?!\s+(?:\p{L}[\p{L} ]{1,30}:\s|by\s|due\s)))+/giu;

/** What may be told in brackets behind a text. */
const told: ReadonlySet<Field> = new Set(['owners', 'due', 'status']);

function dateField(words: string): Field | null {
  return isDatePhrase(words.replace(/^(?:by|due)\s+(?:by\s+)?/iu, '')) ? 'due' : null;
}

/** The brackets, names and stops between the values. */
function between({ start, end }: Range, parts: readonly RawCell[]): readonly Range[] {
  const found: Range[] = [];
  let at = start;
  for (const { ranges } of parts) {
    const [own] = ranges;
    if (!own) continue;
    if (own.start > at) found.push({ start: at, end: own.start });
    at = own.end;
  }
  return end > at ? [...found, { start: at, end }] : found;
}
