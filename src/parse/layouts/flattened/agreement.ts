import { foldCase } from '../../../core/text.js';
import type { HeaderColumn } from '../../header-line.js';

type Columns = readonly HeaderColumn[];

/**
 * Headers of one text are alike: where a title runs into one, another that stands alone says
 * where it begins.
 *
 *     … Theme 4: Emergency response Action No. Owner Status … Theme 5: Vans Action No. Owner Status …
 */
export function agree(text: string, headers: readonly Columns[]): readonly Columns[] {
  return headers.map((own) => {
    for (const other of headers) {
      if (other === own) continue;
      if (isSame(own.slice(1), other)) return own.slice(1);
      const longer = withWordsBefore(text, own, other);
      if (longer) return longer;
    }
    return own;
  });
}

/** The same titles as far as both go, two at the least: a table of finished rows may have no note. */
function isSame(a: Columns, b: Columns): boolean {
  const shared = Math.min(a.length, b.length);
  if (shared < 2) return false;
  for (let i = 0; i < shared; i++) if (foldCase(a[i]?.title ?? '') !== foldCase(b[i]?.title ?? '')) return false;
  return true;
}

/** `Recommendation` where another header has `Review Recommendation`, and `Review` stands before this one too. */
function withWordsBefore(text: string, own: Columns, other: Columns): Columns | null {
  const [first, ...rest] = own;
  const [whole, ...others] = other;
  if (!first || !whole || !isSame(rest, others) || whole.title.length <= first.title.length) return null;
  const start = first.end - whole.title.length;
  return start >= 0 && text.slice(start, first.end) === whole.title
    ? [{ ...first, start, title: whole.title }, ...rest]
    : null;
}
