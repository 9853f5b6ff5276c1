import type { Range } from '../core/span.js';
import {
  foldId,
  gluedFamily,
  leadingFamily,
  leadingId,
  shapedFamily,
  type IdFamily,
  type IdToken,
} from './fields/ids.js';
import type { RawRow } from './layout.js';

/**
 * The families of ids that the texts of a region begin with. One text may begin with a number
 * by chance ("32 authorities must …"); a family counts when a good part of the rows has it.
 */
export function leadingFamilies(
  text: string,
  rows: readonly RawRow[],
  known: readonly IdFamily[],
): readonly IdFamily[] {
  const counts = new Map<IdFamily, number>();
  let texts = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.field !== 'action' && cell.field !== 'recommendation' && cell.field !== 'id') continue;
      const range = cell.ranges[0];
      if (!range) continue;
      if (cell.field !== 'recommendation') texts++;
      const opening = leadingFamily(text, range.start, range.end, known);
      if (opening === null) continue;
      const next = text.slice(opening.token.end, range.end).trimStart();
      if (next === '' || /^[\p{Lu}“‘"'(\[:–-]/u.test(next))
        counts.set(opening.family, (counts.get(opening.family) ?? 0) + 1);
    }
  }
  const leading = known.filter((family) => (counts.get(family) ?? 0) >= Math.max(1, texts * 0.4));
  if (areLettered(text, rows)) return [...leading, letterFamily];
  return leading.length === 0 && areGlued(text, rows) ? [gluedFamily] : leading;
}

/** `a)`: a letter before a capital. */
const letterFamily = shapedFamily(String.raw`\p{L}(?=\)\s+\p{Lu})`);

/** `a) The Department should …`, `b) …`: letters that count from the first one on, and none among them that does not. */
function areLettered(text: string, rows: readonly RawRow[]): boolean {
  let before = '';
  let count = 0;
  for (const { cells } of rows) {
    const range = cells.find(({ field }) => field === 'action' || field === 'recommendation')?.ranges[0];
    const own = range && leadingId(text, range.start, range.end, [letterFamily])?.id;
    if (own === undefined) continue;
    const isNext = /^a$/iu.test(own) || own.charCodeAt(0) - before.charCodeAt(0) === 1;
    if (!isNext) return false;
    before = own;
    count++;
  }
  return count >= 2;
}

/** `LI 1Education Scotland will …`: the space after the ids was lost in nearly all rows. */
function areGlued(text: string, rows: readonly RawRow[]): boolean {
  const ids = rows.flatMap(({ cells }) => {
    const range = cells.find(({ field }) => field === 'action' || field === 'recommendation')?.ranges[0];
    return range ? [leadingId(text, range.start, range.end, [gluedFamily])?.id] : [];
  });
  const found = ids.filter((id) => id !== undefined);
  return found.length >= 2 && found.length >= ids.length * 0.8 && new Set(found).size === found.length;
}

const part = /^ ?\((?:[ivx]{1,5}|\p{Ll})\)(?=\s)/u;

/** Ids that several rows begin with, each with another part of it: `C.13 (a)` and `C.13 (b)`. */
export function idsWithParts(
  text: string,
  rows: readonly RawRow[],
  families: readonly IdFamily[],
): ReadonlySet<string> {
  const parts = new Map<string, Set<string>>();
  for (const { cells } of rows) {
    const range =
      cells.find(({ field }) => field === 'action')?.ranges[0] ??
      cells.find(({ field }) => field === 'recommendation')?.ranges[0];
    const token = range && leadingId(text, range.start, range.end, families);
    const own = token && part.exec(text.slice(token.end, token.end + 10))?.[0].trim();
    if (!token || own === undefined || own === null) continue;
    parts.set(token.id, (parts.get(token.id) ?? new Set()).add(own));
  }
  return new Set([...parts].flatMap(([id, found]) => (found.size > 1 ? [id] : [])));
}

/** The id that a text of the region opens with, with its part where the part belongs to it. */
export function leadingIdOf(
  text: string,
  range: Range,
  { families, parted }: { readonly families: readonly IdFamily[]; readonly parted?: ReadonlySet<string> },
): IdToken | null {
  const token = leadingId(text, range.start, range.end, families);
  if (!token || parted?.has(token.id) !== true) return token;
  const own = part.exec(text.slice(token.end, token.end + 10))?.[0] ?? '';
  return { start: token.start, end: token.end + own.length, id: foldId(`${token.id}${own}`) };
}
