import { shared } from '../geometry.js';
import type { Rule } from '../rules.js';
import type { Area } from './area.js';
import { textOfChunk } from './chunks.js';
import type { Entry, SlotLine } from './slots.js';

/** Lines that make one row. */
export interface Row {
  readonly lines: readonly SlotLine[];
  readonly header: boolean;
}

/** Makes rows of the lines of an area: those of the header first, then those of the body. */
export function findRows(
  lines: readonly SlotLine[],
  area: Area,
  known?: { readonly header: boolean; readonly byRules: boolean },
): Row[] {
  const cuts = lines.map((line, i) => (i === 0 ? 1 : drawnBetween(lines[i - 1], line, area)));
  const header = (known?.header ?? true) ? headerLines(lines, cuts) : 0;
  return [
    ...headerRows(lines.slice(0, header), cuts),
    ...bodyRows(lines.slice(header), cuts.slice(header), known?.byRules ?? false),
  ];
}

/** Share of the width on which a rule is drawn between two lines. */
function drawnBetween(above: SlotLine | undefined, below: SlotLine, { horizontal, left, right }: Area): number {
  if (!above) return 1;
  const from = above.line.baseline - 0.25 * above.line.size;
  const to = below.line.baseline - 0.4 * below.line.size;
  let length = 0;
  for (const rule of horizontal)
    if (rule.at > from && rule.at < to) length = Math.max(length, covered(rule, left, right));
  return length / Math.max(1, right - left);
}

function covered(rule: Rule, left: number, right: number): number {
  return Math.max(0, shared(rule.from, rule.to, left, right));
}

const mostHeaderLines = 8;

/** How many lines are header: above the first full rule, else above the first line of figures. */
function headerLines(lines: readonly SlotLine[], cuts: readonly number[]): number {
  const first = lines.findIndex(isData);
  const limit = first < 0 ? Math.min(lines.length - 1, mostHeaderLines) : Math.min(first, mostHeaderLines);
  let ruled = -1;
  for (let i = 1; i <= limit; i++) if ((cuts[i] ?? 0) > 0.7) ruled = i;
  if (first < 0) {
    const early = cuts.findIndex((cut, i) => i > 0 && cut > 0.7);
    return early > 0 && early <= mostHeaderLines ? early : 1;
  }
  if (isNumbered(first, cuts)) return first + 1;
  if (ruled <= 0 && first > mostHeaderLines) return 1;
  // A label alone above the first figures opens the body.
  let header = ruled > 0 ? ruled : first;
  while (header > 1 && onlyStub(lines[header - 1])) header--;
  return header;
}

/**
 * Whether the first line of figures numbers the columns, as grades or ages do: heads with a rule of their own stand above
 * it, and the only rule over the whole width below it.
 */
function isNumbered(first: number, cuts: readonly number[]): boolean {
  if (first > mostHeaderLines || cuts.findIndex((cut, i) => i > 0 && cut > 0.95) !== first + 1) return false;
  return cuts.slice(1, first + 1).some((cut) => cut > 0.05) && cuts.slice(first + 2).every((cut) => cut < 0.05);
}

function onlyStub(line: SlotLine | undefined): boolean {
  return line !== undefined && line.entries.length === 1 && line.entries[0]?.column === 0;
}

/** Whether most of what stands beside the first column is figures. */
function isData({ entries }: SlotLine): boolean {
  const beside = entries.filter(({ column }) => column > 0);
  if (beside.length === 0) return false;
  const figures = beside.filter(({ numeric, words }) => numeric && !isYear(words));
  return figures.length >= 0.5 * beside.length && figures.length > 0;
}

/** Years head columns as often as they fill them. */
function isYear(words: Entry['words']): boolean {
  return /^(?:(?:19|20)\d\d(?:[-/–]\d{2,4})?[*†a-d]?\s?)+$/u.test(textOfChunk(words));
}

/** A new header row begins below a rule, below an entry that spans what stands under it, and with one that spans what stands over it. */
function headerRows(lines: readonly SlotLine[], cuts: readonly number[]): Row[] {
  const rows: Row[] = [];
  let open: SlotLine[] = [];
  for (const [i, line] of lines.entries()) {
    const spanned = open.some(({ entries }) =>
      entries.some((above) => above.columnSpan > 1 && line.entries.some((below) => isUnder(below, above))),
    );
    const spans = open.some(({ entries }) =>
      line.entries.some((below) => entries.filter((above) => isUnder(above, below)).length > 1),
    );
    if (open.length > 0 && ((cuts[i] ?? 0) > 0.05 || spanned || spans)) {
      rows.push({ lines: open, header: true });
      open = [];
    }
    open.push(line);
  }
  if (open.length > 0) rows.push({ lines: open, header: true });
  return rows;
}

function isUnder(below: Entry, above: Entry): boolean {
  return (
    below.columnSpan < above.columnSpan &&
    below.column >= above.column &&
    below.column + below.columnSpan <= above.column + above.columnSpan
  );
}

function bodyRows(lines: readonly SlotLine[], cuts: readonly number[], known: boolean): Row[] {
  const rows: SlotLine[][] = [];
  const byRules = known || ruledRows(lines, cuts);
  const gaps = rowGap(lines);
  for (const [i, line] of lines.entries()) {
    const open = rows.at(-1);
    const before = lines[i - 1];
    const ruled = (cuts[i] ?? 0) > 0.5;
    if (!open || !before || ruled) rows.push([line]);
    else if (byRules) open.push(line);
    else if (goesOn(before, line, gaps)) open.push(line);
    else rows.push([line]);
  }
  return rows.map((held) => ({ lines: held, header: false }));
}

/** Whether the rows of a table's body are told apart by rules. */
export function areRowsRuled(lines: readonly SlotLine[], area: Area): boolean {
  const cuts = lines.map((line, i) => (i === 0 ? 1 : drawnBetween(lines[i - 1], line, area)));
  return ruledRows(lines, cuts);
}

/** Whether every row of the body has a rule below it: then all lines between two rules are one row. */
function ruledRows(lines: readonly SlotLine[], cuts: readonly number[]): boolean {
  const ruled = cuts.filter((cut, i) => i > 0 && cut > 0.5).length;
  if (ruled < 2) return false;
  let together = 0;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (!before || (cuts[i] ?? 0) > 0.5) continue;
    // Two lines that both have a label and figures are two rows, whatever is drawn.
    if (isFull(before) && isFull(line)) together++;
  }
  return together <= 0.1 * lines.length;
}

function isFull({ entries }: SlotLine): boolean {
  return (
    entries.some(({ column }) => column === 0) &&
    entries.filter(({ column, numeric }) => column > 0 && numeric).length > 0
  );
}

/** The distance of baselines from which on a new row begins, where narrow and wide ones can be told apart; else null. */
function rowGap(lines: readonly SlotLine[]): number | null {
  const gaps: number[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before) gaps.push(line.line.baseline - before.line.baseline);
  }
  if (gaps.length < 4) return null;
  gaps.sort((a, b) => a - b);
  let best = 0;
  let at = 0;
  for (let i = 1; i < gaps.length; i++) {
    const ratio = (gaps[i] ?? 0) / Math.max(1, gaps[i - 1] ?? 0);
    if (ratio > best) {
      best = ratio;
      at = i;
    }
  }
  const narrow = at / gaps.length;
  return best > 1.25 && narrow > 0.2 && narrow < 0.9 ? ((gaps[at] ?? 0) + (gaps[at - 1] ?? 0)) / 2 : null;
}

/** Whether a line is the rest of the row above it, or both begin a row whose figures stand on the second. */
function goesOn(before: SlotLine, line: SlotLine, gap: number | null): boolean {
  const distance = line.line.baseline - before.line.baseline;
  const near = gap === null || distance < gap;
  if (!near) return false;
  const stub = line.entries.find(({ column }) => column === 0);
  const figures = line.entries.some(({ column, numeric }) => column > 0 && numeric);
  if (!stub) {
    // Text without a label of its own is the rest of the text above it.
    return (
      !figures &&
      line.entries.every((entry) => before.entries.some((above) => above.column === entry.column)) &&
      (gap !== null || line.entries.some(beginsSmall))
    );
  }
  if (gap !== null && !figures && before.entries.some(({ column }) => column === 0))
    return line.entries.length <= before.entries.length;
  if (!figures && line.entries.length === 1) return beginsSmall(stub);
  if (onlyStub(before) && beginsSmall(stub)) return true;
  return false;
}

function beginsSmall({ words }: Entry): boolean {
  return /^[(&\p{Ll}]/u.test(words[0]?.text ?? '') && !/^\(?(?:[a-z]|[ivx]+)[.)]/u.test(words[0]?.text ?? '');
}
