/** A cell as written, before it has a place in the grid. */
export interface WrittenCell {
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A row group (`thead`, `tbody`, `tfoot`) as written: rows of cells. Row spans end with their group. */
export type RowGroup<C extends WrittenCell> = readonly (readonly C[])[];

/** A cell in its place; `cell` is null where a row was too short and a slot had to be filled. */
export interface PlacedCell<C extends WrittenCell> {
  readonly cell: C | null;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface Grid<C extends WrittenCell> {
  readonly rows: number;
  readonly columns: number;
  /** In reading order; together they fill every slot once. */
  readonly cells: readonly PlacedCell<C>[];
  /** Rows (from 0) that were shorter than the table. */
  readonly ragged: readonly number[];
  /** Cells whose spans were cut. */
  readonly clipped: readonly C[];
  /** Whether rows were left out because the table has more slots than allowed. */
  readonly cut: boolean;
}

interface Placing<C extends WrittenCell> {
  cell: C | null;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/**
 * Gives every cell its place by the table model of the HTML standard ("forming a table"),
 * with two departures that keep the grid exact: where a column span would run into a cell
 * that spans down from above it is cut, and no span makes a table wider than the columns
 * in which cells begin or longer than its rows.
 *
 * `rowSpan` 0 reaches to the end of the row group.
 */
export function layOut<C extends WrittenCell>(
  groups: readonly RowGroup<C>[],
  maxSlots: number,
  maxColumns: number,
): Grid<C> {
  const placed: Placing<C>[] = [];
  const clipped = new Set<C>();
  let row = 0;
  let columns = 0;
  let cut = false;
  for (const group of groups) {
    // For each column, the first row that is free again.
    const freeFrom: number[] = [];
    const end = row + group.length;
    for (const cells of group) {
      if ((row + 1) * columns > maxSlots) {
        cut = true;
        break;
      }
      let column = 0;
      for (const cell of cells) {
        while ((freeFrom[column] ?? 0) > row) column++;
        if (column >= maxColumns) {
          cut = true;
          break;
        }
        const rowSpan = cell.rowSpan === 0 ? end - row : Math.min(cell.rowSpan, end - row);
        if (cell.rowSpan > rowSpan) clipped.add(cell);
        let columnSpan = 1;
        while (
          columnSpan < cell.columnSpan &&
          column + columnSpan < maxColumns &&
          (freeFrom[column + columnSpan] ?? 0) <= row
        )
          columnSpan++;
        if (columnSpan < cell.columnSpan) clipped.add(cell);
        for (let c = column; c < column + columnSpan; c++) freeFrom[c] = row + rowSpan;
        placed.push({ cell, row, column, rowSpan, columnSpan });
        columns = Math.max(columns, column + 1);
        column += columnSpan;
      }
      row++;
    }
    if (cut) break;
  }
  return finish(placed, row, columns, clipped, cut);
}

/** Cuts what reaches past the grid and fills the slots that no cell covers. */
function finish<C extends WrittenCell>(
  placed: Placing<C>[],
  rows: number,
  width: number,
  clipped: Set<C>,
  cut: boolean,
): Grid<C> {
  const covered = new Uint8Array(rows * width);
  for (const cell of placed) {
    if (cell.column + cell.columnSpan > width) {
      cell.columnSpan = width - cell.column;
      if (cell.cell) clipped.add(cell.cell);
    }
    if (cell.row + cell.rowSpan > rows) cell.rowSpan = rows - cell.row;
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      covered.fill(1, r * width + cell.column, r * width + cell.column + cell.columnSpan);
  }
  const cells: Placing<C>[] = [];
  const ragged: number[] = [];
  let next = 0;
  for (let r = 0; r < rows; r++) {
    let isRagged = false;
    for (let c = 0; c < width; c++) {
      const cell = placed[next];
      if (cell && cell.row === r && cell.column === c) {
        cells.push(cell);
        next++;
      } else if (covered[r * width + c] === 0) {
        cells.push({ cell: null, row: r, column: c, rowSpan: 1, columnSpan: 1 });
        isRagged = true;
      }
    }
    if (isRagged) ragged.push(r);
  }
  return { rows, columns: width, cells, ragged, clipped: [...clipped], cut };
}
