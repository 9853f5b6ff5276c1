import { isWholeId, idFamilies, leadingId } from './fields/ids.js';
import { isWholeStatus } from './fields/status.js';
import type { GridCell } from './grid.js';
import type { GridLine, Shape } from './grid-shape.js';
import type { Words } from './lexicon/words.js';

/**
 * A row whose cells hold several rows, one on each line, as those that follow from one recommendation:
 *
 *     | 1 Safer harbour | 1.1 Fit lamps   | Complete    |
 *     |                 | 1.2 Fit rails   | In progress |
 *
 * Every line of the text opens with an id, or every line of the ids is one, and there are as many statuses.
 */
export function splitStacked(rows: readonly GridLine[], shape: Shape, words: Words): readonly GridLine[] {
  const at = (...fields: readonly string[]): number => shape.columns.findIndex(({ field }) => fields.includes(field));
  const [id, status] = [at('id'), at('status')];
  const text = at('action') >= 0 ? at('action') : at('recommendation');
  if (status < 0 || text < 0) return rows;
  return rows.flatMap((row, r) => {
    const [said, told, own] = [row[status], row[text], id < 0 ? null : row[id]];
    if (r < shape.first || !said?.origin || !told?.origin || !said.text.includes('\n')) return [row];
    const statuses = said.text.split('\n');
    const lines = told.text.split('\n');
    const ids = own?.text.split('\n') ?? [];
    const areNumbered =
      lines.length === statuses.length &&
      ((ids.length === lines.length &&
        ids.every((each) => isWholeId(each.trim()) || /^\p{N}{1,4}[.)]?$/u.test(each.trim()))) ||
        areIds(lines));
    if (!areNumbered || !statuses.every((each) => isWholeStatus(each, words))) return [row];
    return statuses.map((_, line) => row.map((cell) => cell && lineOf(cell, line, statuses.length)));
  });
}

function areIds(lines: readonly string[]): boolean {
  const found = lines.map((line) => leadingId(`${line} `, 0, Math.min(line.length + 1, 80), idFamilies)?.id ?? null);
  return found.every((id) => id !== null) && new Set(found).size === lines.length;
}

/** One line of a cell; a cell with fewer lines is that of all rows, as if it reached down over them. */
function lineOf(cell: GridCell, line: number, of: number): GridCell {
  const lines = cell.text.split('\n');
  if (lines.length !== of) return line === 0 ? cell : { ...cell, origin: false };
  const text = lines[line] ?? '';
  const start = cell.range.start + lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  const range = { start, end: start + text.length };
  const items = cell.items.filter((item) => item >= range.start && item < range.end);
  return { ...cell, range, ranges: [range], items, text };
}
