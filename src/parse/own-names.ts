import type { GridCell } from './grid.js';
import type { GridLine } from './grid-shape.js';

const fewest = 2;
const most = 0.6;

/**
 * Rows whose cells say the name of their column once more, as pages do for narrow screens and for those who listen:
 * `Status: Complete` below `Status`. The name is a label, and no part of the value.
 */
export function withoutOwnNames(header: GridLine | null, body: readonly GridLine[]): readonly GridLine[] {
  if (!header) return body;
  const named = header.flatMap((cell, c) => (cell !== null && repeatsName(cell.text, body, c) ? [c] : []));
  if (named.length === 0) return body;
  return body.map((row) =>
    row.map((cell, c) => (cell && named.includes(c) ? withoutName(cell, header[c]?.text ?? '') : cell)),
  );
}

function repeatsName(title: string, body: readonly GridLine[], c: number): boolean {
  if (title === '') return false;
  const filled = body.flatMap((row) => (row[c] && row[c].text !== '' ? [row[c].text] : []));
  const named = filled.filter((text) => lengthOfName(text, title) > 0).length;
  return named >= fewest && named >= filled.length * most;
}

/** Length of the name, its colon and the space behind it; 0 where the text opens with another. */
function lengthOfName(text: string, title: string): number {
  if (text.slice(0, title.length).toLowerCase() !== title.toLowerCase()) return 0;
  const colon = /^\s*:\s*/u.exec(text.slice(title.length))?.[0] ?? '';
  return colon === '' ? 0 : title.length + colon.length;
}

function withoutName(cell: GridCell, title: string): GridCell {
  const [first, ...more] = cell.ranges;
  const length = lengthOfName(cell.text, title);
  if (!first || length === 0) return cell;
  const start = first.start + length;
  return {
    ...cell,
    label: { start: first.start, end: start },
    range: { ...cell.range, start },
    ranges: start < first.end ? [{ start, end: first.end }, ...more] : more,
    text: cell.text.slice(length),
  };
}
