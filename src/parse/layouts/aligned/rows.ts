import { isDatePhrase } from '../../../core/dates.js';
import { readStatus } from '../../fields/status.js';
import type { Column } from '../../columns.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { opensSmall } from '../../opening-id.js';
import type { BodyLine } from './sections.js';

/** Lines `from` (inclusive) to `to` (exclusive) of a body that make one row. */
export interface RowLines {
  readonly from: number;
  readonly to: number;
  /** How odd it is as a row; see {@link findRows}. */
  readonly cost: number;
  readonly anchors: number;
  /** How much odder it would be to cut elsewhere at its end. */
  readonly margin: number;
}

export interface RowSearch {
  readonly text: string;
  readonly body: readonly BodyLine[];
  readonly columns: readonly Column[];
  /** Columns whose cells may span rows: they say nothing of where rows end. */
  readonly spanning: ReadonlySet<number>;
  /** Lines at which a row shows itself: by its id, or without ids by its status. */
  readonly anchors: ReadonlySet<number>;
  /** The column that an id opens, where rows show themselves by ids. */
  readonly opened: number | null;
  readonly words: Words;
}

/** Cuts further off than this are no rivals. */
const furthestCut = 6;

/** Rows higher than this are not looked for. */
const highest = 400;

/**
 * Puts the lines of a body into rows so that the rows are as little odd as can be: one id and
 * one status each, no cell cut inside a sentence, and all cells of the table set alike, at the
 * top or in the middle of their rows:
 *
 *                       The first line of a long note,
 *     2.1 Keep the van.                                    the id is not on the first line
 *                       and its last.
 *
 * The cheapest way to cut, line by line; a row ends before the second id after its first line.
 */
export function findRows(search: RowSearch): readonly RowLines[] {
  const apart = rowsApart(search);
  if (apart) return apart;
  const tries = (['top', 'middle'] as const).map((set) => cutRows(search, set));
  const total = (rows: readonly RowLines[]): number => rows.reduce((sum, row) => sum + row.cost, 0);
  return tries.reduce((best, rows) => (total(rows) < total(best) ? rows : best));
}

/** Rows that blank lines hold apart, one id or status between two of them; null where they do not. */
function rowsApart({ body, anchors }: RowSearch): readonly RowLines[] | null {
  const starts = body.flatMap((line, i) => {
    const before = body[i - 1];
    return !before || before.page !== line.page || line.y - before.y > 1 ? [i] : [];
  });
  if (starts.length < 3 || body.some((line) => line.page !== body[0]?.page)) return null;
  const rows = starts.map((from, k): RowLines => {
    const to = starts[k + 1] ?? body.length;
    let count = 0;
    for (let i = from; i < to; i++) if (anchors.has(i)) count++;
    return { from, to, cost: 0, anchors: count, margin: Infinity };
  });
  return rows.every((row) => row.anchors === 1) ? rows : null;
}

/** Where the cells of a table stand in their rows. */
type Setting = 'top' | 'middle';

function cutRows(search: RowSearch, set: Setting): readonly RowLines[] {
  const { body, anchors } = search;
  const best: number[] = [0];
  const from: RowLines[] = [];
  for (let j = 1; j <= body.length; j++) best[j] = Infinity;
  for (let i = 0; i < body.length; i++) {
    const base = best[i] ?? Infinity;
    if (base === Infinity) continue;
    const row = new RowCost(search, i, set);
    let count = 0;
    for (let j = i + 1; j <= Math.min(body.length, i + highest); j++) {
      if (anchors.has(j - 1)) count++;
      if (count > 1) break;
      row.add(j - 1);
      const cost = row.cost(count);
      if (base + cost < (best[j] ?? Infinity)) {
        best[j] = base + cost;
        from[j] = { from: i, to: j, cost, anchors: count, margin: Infinity };
      }
    }
  }
  const rows: RowLines[] = [];
  for (let j = body.length; j > 0;) {
    const row = from[j];
    if (!row) break;
    rows.push(row);
    j = row.from;
  }
  rows.reverse();
  return rows.map((row, k) => ({ ...row, margin: marginOf(search, set, row, rows[k + 1]) }));
}

/** How much odder two rows get when the cut between them is moved. */
function marginOf(search: RowSearch, set: Setting, row: RowLines, next: RowLines | undefined): number {
  if (!next || row.anchors !== 1 || next.anchors !== 1) return Infinity;
  const before = costsFrom(search, set, row.from, next.to);
  const [first = row.from, second = row.from] = anchorsIn(search, row.from, next.to);
  let margin = Infinity;
  for (let cut = Math.max(first + 1, row.to - furthestCut); cut <= Math.min(second, row.to + furthestCut); cut++) {
    if (cut === row.to) continue;
    const rest = new RowCost(search, cut, set);
    for (let i = cut; i < next.to; i++) rest.add(i);
    margin = Math.min(margin, (before[cut - row.from - 1] ?? Infinity) + rest.cost(1) - row.cost - next.cost);
  }
  return margin;
}

function costsFrom(search: RowSearch, set: Setting, from: number, to: number): readonly number[] {
  const row = new RowCost(search, from, set);
  const costs: number[] = [];
  for (let i = from; i < to; i++) {
    row.add(i);
    costs.push(row.cost(1));
  }
  return costs;
}

function anchorsIn(search: RowSearch, from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let i = from; i < to; i++) if (search.anchors.has(i)) found.push(i);
  return found;
}

interface CellState {
  firstY: number;
  lastY: number;
  lastLine: number;
  opensSmall: boolean;
  closed: boolean;
  gaps: number;
  text: string;
}

/** What a row costs, kept up as its lines are added one by one. */
class RowCost {
  readonly #search: RowSearch;
  readonly #set: Setting;
  readonly #cells: (CellState | null)[];
  readonly #top: BodyLine | undefined;
  #bottom: BodyLine | undefined;
  #apart = 0;
  #breaks = 0;
  #filled = 0;
  /** Words of the row before stand above its id. */
  #strays = 0;

  constructor(search: RowSearch, from: number, set: Setting) {
    this.#search = search;
    this.#set = set;
    this.#top = search.body[from];
    this.#cells = search.columns.map(() => null);
    const before = search.body[from - 1];
    if (before && this.#top)
      this.#apart = before.page !== this.#top.page ? -0.3 : this.#top.y - before.y > 1 ? -0.6 : 0;
  }

  add(index: number): void {
    const line = this.#search.body[index];
    if (!line) return;
    if (this.#bottom && this.#bottom.page !== line.page) {
      this.#breaks++;
      this.#apart += 0.4;
    } else if (this.#bottom && line.y - this.#bottom.y > 1) this.#apart += 0.3;
    this.#bottom = line;
    for (const segment of line.segments) {
      if (segment.column === this.#search.opened && this.#cells[segment.column] === null)
        this.#strays = this.#search.anchors.has(index) ? 0 : 1;
      if (this.#search.spanning.has(segment.column)) continue;
      this.#filled++;
      const words = this.#search.text.slice(segment.start, segment.end);
      const cell = this.#cells[segment.column];
      const closed = /[.:;!?)\]”"’]$/u.test(words);
      if (!cell) {
        this.#cells[segment.column] = {
          firstY: line.y,
          lastY: line.y,
          lastLine: index,
          opensSmall: opensSmall(words),
          closed,
          gaps: 0,
          text: words,
        };
        continue;
      }
      if (line.y - cell.lastY > 2 && !this.#pageBetween(cell.lastLine, index)) cell.gaps++;
      cell.lastY = line.y;
      cell.lastLine = index;
      cell.closed = closed;
      if (cell.text.length < 120) cell.text += ` ${words}`;
    }
  }

  #pageBetween(a: number, b: number): boolean {
    return this.#search.body[a]?.page !== this.#search.body[b]?.page;
  }

  cost(anchors: number): number {
    let cost = 1 + this.#apart + (anchors === 1 ? 0 : 8) + this.#strays * 6 + (this.#filled === 0 ? -0.5 : 0);
    let off = 0;
    this.#search.columns.forEach((column, c) => {
      if (this.#search.spanning.has(c)) return;
      const cell = this.#cells[c];
      if (!cell) {
        cost += absent[column.field];
        return;
      }
      cost += this.#wordsCost(column.field, cell) + cell.gaps * 1.5;
      const above = cell.firstY - (this.#top?.y ?? 0);
      const below = (this.#bottom?.y ?? 0) - cell.lastY;
      off += this.#set === 'top' ? Math.min(4, above) * 0.5 : offMiddle(below - above);
    });
    return cost + (this.#breaks > 0 ? 0 : off);
  }

  #wordsCost(field: Field, cell: CellState): number {
    if (field === 'status' || field === 'status-or-due') {
      if (this.#search.words.statuses.get(cell.text) !== undefined) return -2;
      if (cell.text.length < 80 && readStatus(cell.text, this.#search.words)) return -1;
      return field === 'status-or-due' && isDatePhrase(cell.text) ? -2 : 2;
    }
    if (field === 'due') return isDatePhrase(cell.text) ? -1 : 0.3;
    if (field === 'id' || field === 'links' || field === 'owners') return 0;
    return (cell.opensSmall ? 2.5 : 0) + (cell.closed ? 0 : 0.5);
  }
}

/** A cell that cannot stand in the very middle stands above it, more often than below. */
function offMiddle(off: number): number {
  return off === 0 || off === 1 ? 0 : Math.min(4, Math.abs(off)) * 0.4;
}

/** What a row costs that has no cell of a field. */
const absent: Readonly<Record<Field, number>> = {
  action: 5,
  recommendation: 3,
  status: 2,
  'status-or-due': 2,
  id: 1,
  response: 1,
  due: 0.4,
  owners: 0.5,
  progress: 0.2,
  'next-steps': 0.2,
  links: 0.3,
  theme: 0,
  other: 0.1,
};
