import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, type Grid, type WrittenCell } from '../../src/extract/html/grid.js';

interface Named extends WrittenCell {
  readonly name: string;
}

function cell(name: string, rowSpan = 1, columnSpan = 1): Named {
  return { name, rowSpan, columnSpan };
}

/** The grid as text, a row a line; a filled slot is a dot. */
function draw({ rows, columns, cells }: Grid<Named>): string {
  const slots = Array.from({ length: rows }, () => Array<string>(columns).fill('?'));
  for (const { cell: own, row, column, rowSpan, columnSpan } of cells) {
    for (let r = row; r < row + rowSpan; r++) {
      for (let c = column; c < column + columnSpan; c++) (slots[r] as string[])[c] = own?.name ?? '.';
    }
  }
  return slots.map((row) => row.join('')).join('\n');
}

const place = (...groups: Named[][][]): Grid<Named> => layOut(groups, 10_000, 100);

test('a row span pushes the cells of the rows below to the right', () => {
  expect(draw(place([[cell('a', 2), cell('b')], [cell('c')]]))).toBe('ab\nac');
});

test('row spans end with their group, and 0 reaches to its end', () => {
  const grid = place([[cell('a', 0), cell('b', 9)], [cell('c')], [cell('d')]], [[cell('e'), cell('f'), cell('g')]]);
  expect(draw(grid)).toBe('abc\nabd\nabd\nefg'.replace('abc', 'ab.').replace('abd', 'abc'));
  expect(grid.clipped.map(({ name }) => name)).toEqual(['b']);
});

test('a column span stops at a cell that spans down, and at the last column in which a cell begins', () => {
  const grid = place([[cell('a'), cell('b', 2), cell('c')], [cell('d', 1, 3)], [cell('e', 1, 7)]]);
  expect(draw(grid)).toBe('abc\ndb.\neee');
  expect(grid.clipped.map(({ name }) => name)).toEqual(['d', 'e']);
  expect(grid.ragged).toEqual([1]);
});

test('empty rows count, and a table of none is empty', () => {
  expect(draw(place([[cell('a')], [], [cell('b')]]))).toBe('a\n.\nb');
  expect(place()).toMatchObject({ rows: 0, columns: 0, cells: [] });
});

test('beyond the limits cells are left out, and that is said', () => {
  const wide = layOut([[Array.from({ length: 20 }, () => cell('a'))]], 1_000, 10);
  expect(wide).toMatchObject({ columns: 10, cut: true });
  const long = layOut([Array.from({ length: 100 }, () => [cell('a'), cell('b')])], 50, 10);
  expect(long.cut).toBe(true);
  expect(long.rows * long.columns).toBeLessThanOrEqual(50);
});

test('any spans give a rectangle whose slots are each covered once', () => {
  const cells = fc.record({ name: fc.constant('x'), rowSpan: fc.nat(6), columnSpan: fc.integer({ min: 1, max: 6 }) });
  const groups = fc.array(fc.array(fc.array(cells, { maxLength: 5 }), { maxLength: 5 }), { maxLength: 3 });
  fc.assert(
    fc.property(groups, (written) => {
      const grid = layOut(written, 10_000, 100);
      const covered = new Uint8Array(grid.rows * grid.columns);
      for (const { row, column, rowSpan, columnSpan } of grid.cells) {
        expect(rowSpan).toBeGreaterThan(0);
        for (let r = row; r < row + rowSpan; r++) {
          for (let c = column; c < column + columnSpan; c++)
            covered[r * grid.columns + c] = (covered[r * grid.columns + c] ?? 0) + 1;
        }
      }
      expect([...covered].every((times) => times === 1)).toBe(true);
      expect(grid.cells.filter((placed) => placed.cell !== null)).toHaveLength(written.flat(2).length);
      const order = grid.cells.map(({ row, column }) => row * 1_000 + column);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
  );
});
