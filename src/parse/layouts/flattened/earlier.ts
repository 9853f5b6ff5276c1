import type { HeaderColumn } from '../../header-line.js';
import { monthOf } from '../../headers.js';
import type { RawCell } from '../../layout.js';
import type { Words } from '../../lexicon/words.js';

/**
 * `Status 2022 Status 2023` above `On track Completed Fund closed.`: the status that was found
 * first is the earlier one, the words after it begin with the later. The latest by the dates of
 * the header is the status; the others keep the names of their columns. Null where the words
 * after it do not begin so.
 */
export function sortStatuses(
  text: string,
  cells: readonly RawCell[],
  column: HeaderColumn,
  words: Words,
): readonly RawCell[] | null {
  const titles = [...(column.earlier ?? []), column.title];
  const at = cells.findIndex((cell) => cell.field === 'status');
  const status = cells[at];
  const next = cells[at + 1];
  if (!status || !next) return null;
  const found = [status.ranges];
  let rest = next.ranges;
  while (found.length < titles.length) {
    const [range, ...others] = rest;
    const phrase = range ? words.statuses.at(text, range.start) : null;
    if (!range || !phrase || phrase.end > range.end) return null;
    found.push([{ start: phrase.start, end: phrase.end }]);
    const from = phrase.end + (/^\s*/u.exec(text.slice(phrase.end, range.end))?.[0].length ?? 0);
    rest = from < range.end ? [{ start: from, end: range.end }, ...others] : others;
  }
  const when = titles.map(monthOf);
  const latest = when.lastIndexOf(Math.max(...when));
  return [
    ...cells.slice(0, at),
    ...found.map((ranges, i): RawCell => ({
      field: i === latest ? 'status' : 'other',
      title: titles[i] ?? null,
      ranges,
    })),
    ...(rest.length > 0 ? [{ ...next, ranges: rest }] : []),
    ...cells.slice(at + 2),
  ];
}
