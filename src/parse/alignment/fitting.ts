import { foldCase } from '../../core/text.js';
import { costBeside, placeBody, type Placed } from './body.js';
import type { HeaderRun } from './header-run.js';
import type { Tools } from '../layout.js';
import type { Line, Page } from '../page.js';
import { sections } from './sections.js';

/** The header with the columns that its first rows have. */
export function fitting(
  page: Page,
  run: HeaderRun,
  lines: readonly Line[],
  tools: Tools,
  seen: ReadonlySet<string>,
): HeaderRun {
  const placed = (each: HeaderRun): Placed | null => {
    const [pieces] = sections(page, lines.slice(each.past - run.past, rowsTold), tools);
    return pieces ? placeBody({ text: page.text, pieces, columns: each.columns, seen }, tools.words) : null;
  };
  let best = run;
  if (run.others.length > 0) {
    let least = costBeside(placed(run));
    for (const other of run.others) {
      // A header of more lines leaves fewer to place: it must save more.
      const margin = other.past > run.past ? 1.5 : 0.5;
      const cost = costBeside(placed(other)) + margin;
      if (cost < least) [best, least] = [other, cost];
    }
  }
  return isStated(best) || !best.columns.some(({ field }) => field === 'other')
    ? best
    : withStatus(best, placed(best), page.text);
}

/** Its first rows show what columns a header has. */
const rowsTold = 200;

function isStated({ columns }: HeaderRun): boolean {
  return columns.some(({ field }) => field === 'status' || field === 'status-or-due');
}

/** Where no column is called a status, the unknown one whose cells are few words that come again, known statuses among them. */
function withStatus(run: HeaderRun, placed: Placed | null, text: string): HeaderRun {
  if (!placed) return run;
  const implied = placed.columns.length > run.columns.length ? placed.columns.findIndex(({ implied }) => implied) : -1;
  const cells = run.columns.map((): { words: string; stated: boolean; short: boolean }[] => []);
  placed.alignment.placings.columns.forEach((column, i) => {
    const nature = placed.natures[i];
    const piece = placed.body.pieces[i];
    if (column < 0 || column === implied || !nature || !piece) return;
    cells[column - (implied >= 0 && column > implied ? 1 : 0)]?.push({
      words: foldCase(text.slice(piece.start, piece.end).trim()),
      stated: nature.status === 'exact',
      short: nature.words <= 5 && !nature.ended && nature.date === null,
    });
  });
  const at = run.columns.findIndex(({ field }, c) => {
    const own = cells[c] ?? [];
    const stated = own.filter((cell) => cell.stated).length;
    return (
      field === 'other' &&
      own.length >= 2 &&
      own.filter((cell) => cell.short).length >= own.length * 0.9 &&
      stated >= own.length * 0.3 &&
      (stated >= own.length * 0.8 || new Set(own.map((cell) => cell.words)).size <= Math.max(3, own.length * 0.6))
    );
  });
  const title = run.columns[at]?.title ?? '';
  return at < 0
    ? run
    : {
        ...run,
        columns: run.columns.map((column, c) => (c === at ? { ...column, field: 'status' } : column)),
        reasons: [...run.reasons, `“${title}” → status: its cells are few words that come again, and statuses`],
      };
}
