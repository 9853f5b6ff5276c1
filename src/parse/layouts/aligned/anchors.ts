import type { Column } from '../../columns.js';
import type { Words } from '../../lexicon/words.js';
import { openingId, type OpeningId } from '../../opening-id.js';
import type { BodyLine } from './sections.js';

/** The lines at which rows show themselves, and by what. */
export interface Anchors {
  readonly lines: ReadonlySet<number>;
  readonly by: 'id' | 'status' | 'nothing';
  /** Line → the id in it. */
  readonly ids: ReadonlyMap<number, OpeningId>;
}

/** The column whose cells begin with the ids of the rows. */
export function leadColumn(columns: readonly Column[]): number {
  for (const field of ['id', 'action', 'recommendation']) {
    const at = columns.findIndex((column) => column.field === field);
    if (at >= 0) return at;
  }
  return 0;
}

/** Columns before the lead whose cells may reach over several rows. */
export function spanningColumns(columns: readonly Column[], lead: number): ReadonlySet<number> {
  const found = new Set<number>();
  columns.forEach((column, c) => {
    if (c < lead && (column.field === 'recommendation' || column.field === 'theme')) found.add(c);
  });
  return found;
}

export function findAnchors(
  text: string,
  body: readonly BodyLine[],
  columns: readonly Column[],
  lead: number,
  words: Words,
): Anchors {
  const ids = idLines(text, body, { lead, isNumber: columns[lead]?.field === 'id' }, words);
  const statuses = statusLines(text, body, columns, words);
  if (ids.size > 0 && ids.size >= statuses.size * 0.6) return { lines: new Set(ids.keys()), by: 'id', ids };
  return { lines: statuses, by: statuses.size > 0 ? 'status' : 'nothing', ids: new Map() };
}

/** Lines on which the lead column opens with an id of the commonest kind, each id once. */
function idLines(
  text: string,
  body: readonly BodyLine[],
  { lead, isNumber }: { readonly lead: number; readonly isNumber: boolean },
  words: Words,
): ReadonlyMap<number, OpeningId> {
  const found = new Map<number, OpeningId>();
  const kinds = new Map<string, number>();
  const kind = (id: OpeningId): string => (id.family === 'dotted' ? `${id.family} ${id.depth}` : id.family);
  for (let i = 0; i < body.length; i++) {
    const own = leadText(text, body[i], lead);
    const opening =
      own === null || closesBracket(own, leadText(text, body[i - 1], lead))
        ? null
        : (openingId(own, words.families) ?? brokenId(own, text, body, i, lead));
    if (!opening) continue;
    found.set(i, isNumber && own !== null ? withPart(own, opening) : opening);
    kinds.set(kind(opening), (kinds.get(kind(opening)) ?? 0) + 1);
    // The number of an id that is broken over lines is no id of its own.
    if (own !== null && opening.end > own.length) i++;
  }
  const usual = [...kinds].sort((a, b) => b[1] - a[1])[0]?.[0];
  const seen = new Set<string>();
  for (const [i, opening] of found) {
    if (kind(opening) !== usual || seen.has(opening.id)) found.delete(i);
    else seen.add(opening.id);
  }
  return found;
}

/** `1 (a)`, `1 (b)` in a column of numbers: the part belongs to the id. */
function withPart(own: string, opening: OpeningId): OpeningId {
  const part = /^\s?\((?:\p{Ll}|[ivx]{1,5})\)$/u.exec(own.slice(opening.end).trimEnd())?.[0];
  return part === undefined ? opening : { ...opening, id: `${opening.id}${part}`, end: opening.end + part.length };
}

function leadText(text: string, line: BodyLine | undefined, lead: number): string | null {
  const segment = line?.segments.find((each) => each.column === lead);
  return segment ? text.slice(segment.start, segment.end) : null;
}

/** `(see section` over `5)`. */
function closesBracket(own: string, above: string | null): boolean {
  return /^[^(]{1,6}\)/u.test(own) && above !== null && /\([^)]*$/u.test(above);
}

/** `Recommendation` over `12`, where the column is too narrow for both. */
function brokenId(own: string, text: string, body: readonly BodyLine[], i: number, lead: number): OpeningId | null {
  if (!/^\p{Lu}\p{L}*(?: \p{L}+){0,2}$/u.test(own)) return null;
  const [line, next] = [body[i], body[i + 1]];
  const below = leadText(text, next, lead);
  if (!line || !next || below === null || next.y - line.y > 1 || !/^\p{N}/u.test(below)) return null;
  const opening = openingId(`${own} ${below}`);
  return opening?.family === 'worded' && opening.end > own.length ? opening : null;
}

/** Lines on which a status begins; one set over several lines counts once. */
function statusLines(
  text: string,
  body: readonly BodyLine[],
  columns: readonly Column[],
  words: Words,
): ReadonlySet<number> {
  const found = new Set<number>();
  const at = columns.findIndex((column) => column.field === 'status' || column.field === 'status-or-due');
  let run: { text: string; y: number } | null = null;
  const textOn = (line: BodyLine): string | null => {
    const segment = line.segments.find((each) => each.column === at);
    return segment ? text.slice(segment.start, segment.end) : null;
  };
  const counts = new Map<string, number>();
  for (const own of body.flatMap((line) => textOn(line) ?? [])) counts.set(own, (counts.get(own) ?? 0) + 1);
  const comesAgain = (own: string): boolean => /^\p{Lu}/u.test(own) && (counts.get(own) ?? 0) > 1;
  body.forEach((line, i) => {
    const own = textOn(line);
    if (own === null) return;
    // `Yes, done` below `Yes, done`, `No, not done` below an empty line: words of nobody else, and two of them.
    const isNext =
      run !== null && ((comesAgain(run.text) && comesAgain(own)) || (line.y - run.y > 1 && /^\p{Lu}/u.test(own)));
    const joined = run && line.y - run.y <= 2 ? `${run.text} ${own}` : null;
    const goesOn =
      joined !== null &&
      (words.statuses.get(joined) !== undefined || (!isNext && !opensWithStatus(own, words) && joined.length <= 60));
    if (!goesOn) found.add(i);
    run = { text: goesOn ? joined : own, y: line.y };
  });
  return found;
}

/** A status stands alone, or with a date, a mark or a remark after it; `by Covid-19` only ends one. */
function opensWithStatus(own: string, words: Words): boolean {
  return words.statuses.get(own) !== undefined || (/^\p{Lu}/u.test(own) && words.statuses.at(own, 0) !== null);
}
