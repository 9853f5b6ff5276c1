import type { FoundCell, FoundTable } from '../table.js';
import type { Word } from '../words.js';

/** Words no further apart than this are one text, in sizes of the font. */
const space = 0.35;

/**
 * A table whose titles across are whole: `2. Staff recruitment` has a space where a gutter runs down, and nothing stands
 * further right. What is parted by no more than a space, in a row without other words, is one text.
 */
export function joinTitles(table: FoundTable): FoundTable {
  const columns = table.xs.length - 1;
  if (columns < 4) return table;
  const byRow = new Map<number, FoundCell[]>();
  for (const cell of table.cells) {
    const known = byRow.get(cell.row);
    if (known) known.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const titles = [...byRow].flatMap(([row, cells]) => (row > 0 && runsOn(cells, columns) ? [row] : []));
  if (titles.length === 0) return table;
  const cells = table.cells.flatMap((cell): readonly FoundCell[] => {
    if (!titles.includes(cell.row)) return [cell];
    if (cell.column > 0) return [];
    const words = (byRow.get(cell.row) ?? []).flatMap((each) => each.words);
    return [{ ...cell, columnSpan: columns, words }];
  });
  return { ...table, cells };
}

function runsOn(cells: readonly FoundCell[], columns: number): boolean {
  const filled = cells.filter(({ words }) => words.length > 0);
  const isRow = cells.length === columns && cells.every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1);
  if (!isRow || filled.length < 2 || filled.length === columns) return false;
  if (filled.some(({ column }, i) => column !== i)) return false;
  const words = filled.flatMap((cell) => cell.words);
  const [first] = words;
  return words.every((word, i) => word.baseline === first?.baseline && (i === 0 || isNear(words[i - 1], word)));
}

function isNear(before: Word | undefined, word: Word): boolean {
  return before !== undefined && word.left - before.right <= space * word.size;
}
