import type { Theme } from '../model/edition.js';
import { bareId, foldId, leadingId, type IdFamily, type IdToken } from './fields/ids.js';
import type { RawCell } from './layout.js';
import { pastStop } from './opening-id.js';

/** The number that a recommendation opens with, or that has a cell of its own. */
export function openingOf(text: string, { id, ranges }: RawCell, families: readonly IdFamily[]): IdToken | null {
  const [range] = ranges;
  if (!range) return null;
  if (id) return { ...id, end: pastStop(text, id.end, range.end), id: foldId(bareId(text.slice(id.start, id.end))) };
  return leadingId(text, range.start, range.end, families);
}

/** `Theme 2: Harbours`, `2. Harbours`: number and title of what a cell divides rows by. */
export function themeOf(text: string): Theme {
  const match = /^(?:\p{L}+\s+)?(\p{N}{1,2})(?:\s*[.:–-]\s*|\s+(?=\p{Lu}))(.+)$/u.exec(text);
  return { id: match?.[1] ?? null, title: match?.[2] ?? text };
}
