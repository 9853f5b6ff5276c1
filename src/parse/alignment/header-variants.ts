import type { AlignedColumn } from './costs.js';
import type { HeaderRun } from './header-run.js';
import type { Line } from '../page.js';

/** What is known of the lines around a header. */
interface Around {
  /** Index of the first line above it that no other header has. */
  readonly from: number;
  /** Whether a line could be a header that nobody knows. */
  readonly isUnknown: (line: Line) => boolean;
}

/** Other ways to read a header: the rows below it decide. */
export function variantsOf(text: string, lines: readonly Line[], run: HeaderRun, around: Around): readonly HeaderRun[] {
  const wider = widen(text, lines, run, around);
  const longer = lengthen(text, lines, run, around);
  const linked = link(run);
  return [...(wider ? [wider] : []), ...longer, ...(linked ? [linked] : [])];
}

/** `Action`, `Where we are`, `Review recommendations`: behind the actions, the recommendations may be those that a row answers. */
function link(run: HeaderRun): HeaderRun | null {
  const action = run.columns.findIndex(({ field }) => field === 'action');
  const at = run.columns.findIndex(({ field }) => field === 'recommendation');
  if (action < 0 || at < action || run.columns.some(({ field }) => field === 'links')) return null;
  const title = run.columns[at]?.title ?? '';
  return {
    ...run,
    columns: run.columns.map((column, c) => (c === at ? { ...column, field: 'links' } : column)),
    reasons: [...run.reasons, `“${title}” → links: its cells are the ids of recommendations`],
  };
}

/** One or two unknown headers below the last known one: `Our assessment`, `Reasons for our assessment`. */
function lengthen(text: string, lines: readonly Line[], run: HeaderRun, { isUnknown }: Around): readonly HeaderRun[] {
  const found: HeaderRun[] = [];
  let { columns, reasons } = run;
  for (let index = run.past; index < run.past + 2; index++) {
    const line = lines[index];
    if (!line || !isUnknown(line)) break;
    const title = text.slice(line.start, line.end).trim();
    const isNote = !columns.some(({ field }) => field === 'progress');
    columns = [...columns, { field: isNote ? 'progress' : 'other', title }];
    reasons = [...reasons, `“${title}” → ${isNote ? 'progress' : 'other'}: the rows have one more cell`];
    found.push({ ...run, end: line.end, past: index + 1, columns, reasons });
  }
  return found;
}

/** `Our promise`, `How it is going`: two unknown headers above a status, where no column has the text. */
function widen(text: string, lines: readonly Line[], run: HeaderRun, { from, isUnknown }: Around): HeaderRun | null {
  const [action, note] = [lines[run.first - 2], lines[run.first - 1]];
  const textless = run.columns[0]?.field === 'action' && run.columns[0].title === null;
  if (
    !textless ||
    run.columns.some((column) => column.field === 'progress') ||
    run.first - 2 < from ||
    !action ||
    !note
  )
    return null;
  if (!isUnknown(action) || !isUnknown(note)) return null;
  const titleOf = (line: Line): string => text.slice(line.start, line.end).trim();
  const columns: readonly AlignedColumn[] = [
    { field: 'action', title: titleOf(action) },
    { field: 'progress', title: titleOf(note) },
    ...run.columns.slice(1),
  ];
  return {
    ...run,
    start: action.start,
    first: run.first - 2,
    columns,
    reasons: [
      `“${titleOf(action)}” → action, “${titleOf(note)}” → progress: rows hold two texts before their status`,
      ...run.reasons.slice(1),
    ],
  };
}
