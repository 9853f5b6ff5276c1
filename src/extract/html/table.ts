import { message, type Message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import type { Cell, TableBlock } from '../../model/document.js';
import type { Limits } from '../limits.js';
import { layOut, type PlacedCell, type RowGroup } from './grid.js';
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

interface OpenTable {
  readonly element: ElementNode;
  readonly bodies: ReadCell[][][];
  readonly feet: ReadCell[][][];
  group: ReadCell[][] | null;
  groupElement: ElementNode | null;
  row: ReadCell[] | null;
  cell: ReadCell | null;
  caption: { start: number; end: number } | null;
  inCaption: boolean;
  start: number;
}

const largestRowSpan = 65_534;
const largestColumnSpan = 1_000;

/** Collects the cells of one table while its text is put on the tape, then lays them out. */
export class TableReader {
  readonly messages: Message[] = [];
  readonly #capture: number;
  readonly #limits: Limits;
  #table: OpenTable | null = null;

  constructor(capture: number, limits: Limits) {
    this.#capture = capture;
    this.#limits = limits;
  }

  get isOpen(): boolean {
    return this.#table !== null;
  }

  open(element: ElementNode): void {
    this.#table = {
      element, bodies: [], feet: [], group: null, groupElement: null, row: null, cell: null, caption: null, inCaption: false, start: -1,
    };
  }

  /** Elements of the open table itself; those of tables inside its cells are text of the cell. */
  enter(element: ElementNode): void {
    const table = this.#table;
    if (!table) return;
    if (table.cell) return;
    switch (element.name) {
      case 'thead':
      case 'tbody':
      case 'tfoot':
        table.group = [];
        table.groupElement = element;
        (element.name === 'tfoot' ? table.feet : table.bodies).push(table.group);
        break;
      case 'tr':
        table.row = [];
        if (!table.group) table.bodies.push((table.group = []));
        table.group.push(table.row);
        break;
      case 'td':
      case 'th':
        table.cell = {
          element,
          rowSpan: readSpan(element, 'rowspan', 0, largestRowSpan),
          columnSpan: readSpan(element, 'colspan', 1, largestColumnSpan),
          header: element.name === 'th' || table.groupElement?.name === 'thead',
          items: [],
          start: -1,
          end: -1,
        };
        table.row?.push(table.cell);
        break;
      case 'caption':
        table.inCaption = true;
        break;
    }
  }

  /** Says that visible text of the table begins at `position`, perhaps the first of a list item. */
  begin(position: number, isItem: boolean): void {
    const table = this.#table;
    if (!table) return;
    if (table.start < 0) table.start = position;
    if (table.cell) {
      if (table.cell.start < 0) table.cell.start = position;
      if (isItem) table.cell.items.push(position);
    } else if (table.inCaption) table.caption ??= { start: position, end: position };
  }

  leave(element: ElementNode, end: number): void {
    const table = this.#table;
    if (!table) return;
    if (table.cell) {
      if (table.cell.element !== element) return;
      if (table.cell.start < 0) table.cell.start = end;
      table.cell.end = end;
      table.cell = null;
    } else if (element === table.groupElement) {
      table.group = null;
      table.groupElement = null;
    } else if (element.name === 'caption' && table.inCaption) {
      table.inCaption = false;
      if (table.caption) table.caption.end = end;
    }
  }

  /** The block, or null where the table holds no visible text. */
  close(end: number): TableBlock | null {
    const table = this.#table;
    this.#table = null;
    if (!table || table.start < 0) return null;
    // The standard puts the rows of `tfoot` last wherever it stands.
    const groups: RowGroup<ReadCell>[] = [...table.bodies, ...table.feet];
    const grid = layOut(groups, this.#limits.slots, this.#limits.columns);
    this.#report(table, grid.ragged, grid.clipped, grid.cut);
    let last = table.start;
    const cells = grid.cells.map((placed) => {
      const cell = toCell(placed, last);
      last = cell.end;
      return cell;
    });
    return { kind: 'table', start: table.start, end, rows: grid.rows, columns: grid.columns, page: null, caption: captionOf(table), cells };
  }

  #report(table: OpenTable, ragged: readonly number[], clipped: readonly ReadCell[], cut: boolean): void {
    if (ragged.length > 0) {
      this.messages.push(
        message('extract/ragged-table', `${ragged.length === 1 ? 'a row is' : `${ragged.length} rows are`} shorter than the table`, {
          place: this.#place(table.element),
          actual: `row ${ragged.slice(0, 10).map((row) => row + 1).join(', ')}${ragged.length > 10 ? ', …' : ''}`,
        }),
      );
    }
    for (const cell of clipped) {
      this.messages.push(message('extract/span-clipped', 'a cell spans more than the table has', { place: this.#place(cell.element) }));
    }
    if (cut) this.messages.push(message('extract/too-large', 'a table has more cells than the limit', { place: this.#place(table.element) }));
  }

  #place(element: ElementNode): { segment: { capture: number; start: number; end: number } } | null {
    return element.start < 0 ? null : { segment: { capture: this.#capture, start: element.start, end: element.start } };
  }
}

function captionOf(table: OpenTable): Range | null {
  return table.caption;
}

function toCell(placed: PlacedCell<ReadCell>, last: number): Cell {
  const { cell, row, column, rowSpan, columnSpan } = placed;
  const start = cell?.start ?? last;
  return { row, column, rowSpan, columnSpan, header: cell?.header ?? false, items: cell?.items ?? [], start, end: cell?.end ?? last };
}

/** A span by the standard's rules for integers: digits at the start count, anything else is 1. */
function readSpan(element: ElementNode, name: string, least: number, most: number): number {
  const digits = /^\s*\+?(\d+)/u.exec(attribute(element, name) ?? '1')?.[1];
  if (digits === undefined) return 1;
  const value = Number(digits);
  return value < least ? 1 : Math.min(value, most);
}
