import type { Cell, TableBlock } from '../../model/document.js';
import type { Limits } from '../limits.js';
import type { Note } from '../note.js';
import { layOut, type Grid, type PlacedCell, type RowGroup } from './grid.js';
import { attribute, type ElementNode } from './tree.js';

interface ReadCell {
  readonly element: ElementNode;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly header: boolean;
  readonly items: number[];
  start: number;
  end: number;
}

type Part = 'cell' | 'row' | 'group' | 'caption' | null;

/** One table while it is read. */
class OpenTable {
  readonly bodies: ReadCell[][][] = [];
  readonly feet: ReadCell[][][] = [];
  group: ReadCell[][] | null = null;
  inHead = false;
  row: ReadCell[] | null = null;
  cell: ReadCell | null = null;
  caption: { start: number; end: number } | null = null;
  inCaption = false;
  start = -1;
  /** What each open element inside the table is to it. */
  readonly parts: Part[] = [];

  constructor(readonly element: ElementNode) {}
}

/** The largest spans that the HTML standard lets a cell have. */
const largestRowSpan = 65_534;
const largestColumnSpan = 1_000;

/**
 * Collects the cells of one table while its text goes to the tape, then lays them out. A
 * table inside one of its cells is text of that cell, each of its cells on a line.
 *
 * Messages: `extract/ragged-table`, `extract/span-clipped`, `extract/too-large`.
 */
export class TableReader {
  readonly notes: Note[] = [];
  readonly #limits: Limits;
  #table: OpenTable | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get isOpen(): boolean {
    return this.#table !== null;
  }

  open(element: ElementNode): void {
    this.#table = new OpenTable(element);
  }

  /** Every block element inside the open table, in step with `leave`. */
  enter(element: ElementNode): void {
    const table = this.#table;
    if (table) table.parts.push(table.cell || table.inCaption ? null : enterPart(table, element));
  }

  leave(end: number): void {
    const table = this.#table;
    if (!table) return;
    switch (table.parts.pop()) {
      case 'cell':
        if (table.cell) {
          if (table.cell.start < 0) table.cell.start = end;
          table.cell.end = end;
        }
        table.cell = null;
        break;
      case 'row':
        table.row = null;
        break;
      case 'group':
        table.group = null;
        table.inHead = false;
        break;
      case 'caption':
        table.inCaption = false;
        if (table.caption) table.caption.end = end;
        break;
      default:
    }
  }

  /** Says that visible text begins at `position`, perhaps the first of a list item. */
  begin(position: number, isItem: boolean): void {
    const table = this.#table;
    if (!table) return;
    if (table.start < 0) table.start = position;
    if (table.cell) {
      if (table.cell.start < 0) table.cell.start = position;
      if (isItem) table.cell.items.push(position);
    } else if (table.inCaption) table.caption ??= { start: position, end: position };
  }

  /** The block, or null where the table holds no visible text. */
  close(end: number): TableBlock | null {
    const table = this.#table;
    this.#table = null;
    if (!table || table.start < 0) return null;
    // The standard puts the rows of `tfoot` last wherever it stands.
    const groups: RowGroup<ReadCell>[] = [...table.bodies, ...table.feet];
    const grid = layOut(groups, this.#limits.slots, this.#limits.columns);
    this.#report(table, grid);
    let last = table.start;
    const cells = grid.cells.map((placed) => {
      const cell = toCell(placed, last);
      last = cell.end;
      return cell;
    });
    const { start, caption } = table;
    return { kind: 'table', start, end, rows: grid.rows, columns: grid.columns, page: null, caption, cells };
  }

  #report(table: OpenTable, grid: Grid<ReadCell>): void {
    const { ragged, clipped } = grid;
    if (ragged.length > 0) {
      const rows = ragged.slice(0, 10).map((row) => row + 1);
      this.notes.push({
        code: 'extract/ragged-table',
        reason: 'rows are shorter than the table; the missing cells are taken as empty',
        at: table.start,
        actual: `row ${rows.join(', ')}${ragged.length > rows.length ? ', …' : ''} of ${grid.rows}`,
      });
    }
    const [first] = clipped;
    if (first) {
      this.notes.push({
        code: 'extract/span-clipped',
        reason: `${clipped.length} of the cells’ spans reach past the table or into another cell`,
        at: first.start,
        actual: `rowspan ${first.rowSpan}, colspan ${first.columnSpan}`,
      });
    }
    if (grid.cut) {
      this.notes.push({
        code: 'extract/too-large',
        reason: 'the table is larger than the limit; its last cells were not placed',
        at: table.start,
        expected: `at most ${this.#limits.columns} columns and ${this.#limits.slots} slots`,
      });
    }
  }
}

function enterPart(table: OpenTable, element: ElementNode): Part {
  switch (element.name) {
    case 'thead':
    case 'tbody':
    case 'tfoot':
      table.group = [];
      table.inHead = element.name === 'thead';
      (element.name === 'tfoot' ? table.feet : table.bodies).push(table.group);
      return 'group';
    case 'tr':
      table.row = [];
      if (!table.group) table.bodies.push((table.group = []));
      table.group.push(table.row);
      return 'row';
    case 'td':
    case 'th':
      table.cell = openCell(element, table.inHead);
      table.row?.push(table.cell);
      return 'cell';
    case 'caption':
      if (table.caption === null) {
        table.inCaption = true;
        return 'caption';
      }
      // A table has one caption; another is kept as a row.
      table.cell = openCell(element, table.inHead);
      table.bodies.push([[table.cell]]);
      return 'cell';
    default:
      return null;
  }
}

function openCell(element: ElementNode, inHead: boolean): ReadCell {
  return {
    element,
    rowSpan: readSpan(element, 'rowspan', 0, largestRowSpan),
    columnSpan: readSpan(element, 'colspan', 1, largestColumnSpan),
    header: inHead || element.name === 'th',
    items: [],
    start: -1,
    end: -1,
  };
}

/** A span by the standard's rules for integers: digits at the start count, anything else is 1. */
function readSpan(element: ElementNode, name: string, least: number, most: number): number {
  const value = attribute(element, name);
  const digits = value === null ? undefined : /^\s*\+?(\d+)/u.exec(value)?.[1];
  if (digits === undefined) return 1;
  const span = Number(digits);
  return span < least ? 1 : Math.min(span, most);
}

/** An empty cell, and a slot that no cell covers, stands where the cell before it ends. */
function toCell(placed: PlacedCell<ReadCell>, last: number): Cell {
  const { cell, row, column, rowSpan, columnSpan } = placed;
  if (!cell || cell.start === cell.end) {
    const header = cell?.header ?? false;
    return { row, column, rowSpan, columnSpan, header, items: [], start: last, end: last };
  }
  const { header, items, start, end } = cell;
  return { row, column, rowSpan, columnSpan, header, items, start, end };
}
