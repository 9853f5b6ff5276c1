import { tableFromIPC, type Vector } from 'apache-arrow';
import { parse as parseCsv } from 'csv-parse/sync';
import { readParquet } from 'parquet-wasm';
import readXlsx from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderTables, type TableRecords } from '../../src/report/index.js';
import { joinValues } from '../../src/report/columns/column.js';
import { unguardFormula } from '../../src/report/csv.js';
import { planTables, type Table, type TableColumn, type Value } from '../../src/report/tables/tables.js';
import { readKind } from './reports.js';

/** What breaks a file that takes text for more than text. */
const hostile = [
  '=HYPERLINK("http://vans.example","click")',
  "'@SUM(1)",
  '  spaces, "quotes"; and a line\nmore | than one \\| bar  ',
  'an _x0041_ that is no A, \u0001 and 🚐',
  '-3',
];

const every = readKind('changes-of-every-kind', 'changes');
const told = readKind('history-three-editions', 'history');

function records(): TableRecords {
  const actions = every.after.actions.map((action, index) => ({ ...action, text: hostile[index] ?? action.text }));
  const [first, ...rest] = every.after.captures;
  const captures = first ? [{ ...first, retrieved: '2026-03-14T06:07:08.000Z' }, ...rest] : [];
  const after = { ...every.after, actions, captures };
  const pair = { before: every.before, after, changes: every.changes };
  const { history } = told;
  const editions = [every.before, after];
  return {
    plan: { id: 'vans', title: 'Library vans' },
    editions,
    compared: [pair],
    revised: [],
    history,
    version: '1',
  };
}

let tables: readonly Table[];
beforeAll(() => {
  tables = planTables(records());
});

const fileOf = async (format: 'datapackage' | 'xlsx' | 'parquet', path: string, from = records()): Promise<Buffer> => {
  const { files } = await renderTables(format, from);
  const file = files.find((each) => each.path === path);
  if (!file) throw new Error(`no ${path} among ${files.map((each) => each.path).join(', ')}`);
  return Buffer.from(file.content);
};

describe('the tables of a plan', () => {
  test('hold every row, and every value is of the type that its column has', () => {
    const { editions } = records();
    const actions = tables.find(({ name }) => name === 'actions');
    const text = actions?.columns.findIndex(({ name }) => name === 'text') ?? -1;
    expect(actions?.rows.map((row) => row[text])).toEqual(editions.flatMap((each) => each.actions.map((a) => a.text)));
    const sizes = Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length]));
    expect(sizes).toMatchObject({
      changes: every.changes.changes.length,
      links: every.changes.links.length,
      editions: 2,
    });
    for (const { columns, rows } of tables) {
      for (const row of rows) for (const [index, column] of columns.entries()) expectType(row[index] ?? null, column);
    }
  });

  test('are told column by column in the codebook', () => {
    const told = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
    const codebook = tables.at(-1)?.rows.map(([table, column]) => `${String(table)}.${String(column)}`);
    expect([...(codebook ?? [])].sort()).toEqual(told.filter((each) => !each.startsWith('codebook.')).sort());
  });
});

function expectType(value: Value, { name, type }: TableColumn): void {
  const kind = Array.isArray(value) ? 'list' : typeof value;
  const wanted = { list: 'list', whole: 'number', number: 'number', flag: 'boolean' } as Record<string, string>;
  if (value !== null)
    expect([name, kind]).toEqual([name, typeof type === 'string' ? (wanted[type] ?? 'string') : 'string']);
  if (type === 'whole' && value !== null) expect(Number.isInteger(value), name).toBe(true);
  if (value !== null && (type === 'day' || type === 'moment')) expect(Date.parse(String(value)), name).not.toBeNaN();
  if (value !== null && typeof type === 'object') expect(type, name).toContain(value);
}

const cast: Readonly<Record<string, (cell: string) => Value>> = {
  integer: Number,
  number: Number,
  boolean: (cell) => cell === 'yes',
};

interface Package {
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly schema: {
      readonly fields: readonly { readonly name: string; readonly type: string; constraints?: { enum?: string[] } }[];
      readonly primaryKey?: readonly string[];
    };
  }[];
}

test('a data package read by its own schema gives the records', async () => {
  const { resources } = JSON.parse((await fileOf('datapackage', 'datapackage.json')).toString()) as Package;
  expect(resources.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
  for (const [index, { path, bytes, schema }] of resources.entries()) {
    const file = await fileOf('datapackage', path);
    expect(file.byteLength).toBe(bytes);
    const [head, ...lines] = parseCsv(file, {});
    expect(head).toEqual(schema.fields.map(({ name }) => name));
    const rows = lines.map((cells) =>
      cells.map((cell, i) => (cell === '' ? null : (cast[schema.fields[i]?.type ?? ''] ?? unguardFormula)(cell))),
    );
    expect(rows).toEqual(tables[index]?.rows.map((row) => row.map(asOneText)));
    for (const [i, { name, constraints }] of schema.fields.entries()) {
      const values = rows.map((row) => row[i] ?? null);
      if (constraints?.enum) expect([null, ...constraints.enum]).toEqual(expect.arrayContaining(values));
      if (schema.primaryKey?.includes(name)) expect(values).not.toContain(null);
    }
    const keys = rows.map((row) => schema.primaryKey?.map((key) => row[head?.indexOf(key) ?? -1]).join('\n'));
    if (schema.primaryKey) expect(new Set(keys).size).toBe(keys.length);
  }
});

/** As one cell holds it; no text and an empty one are the same there. */
function asOneText(value: Value): Value {
  const text = value !== null && typeof value === 'object' ? joinValues(value) : value;
  return text === '' ? null : text;
}

describe('a workbook', () => {
  test('read by another program gives the records, its days as dates, and no formula', async () => {
    const book = await readXlsx(await fileOf('xlsx', 'vans.xlsx'), { trim: false });
    expect(book.map(({ sheet }) => sheet)).toEqual([...tables.map(({ name }) => name), 'about']);
    for (const [index, { columns, rows }] of tables.entries()) {
      const [head, ...cells] = book[index]?.data ?? [];
      expect(head).toEqual(columns.map(({ name }) => name));
      const wanted = rows.map((row) => row.map((value, i) => asCell(value, columns[i])));
      expect(cells.map((row) => row.map((cell) => (cell === '' ? null : cell)))).toEqual(wanted);
    }
    expect(tables[0]?.rows.flat().filter((value) => value === hostile[0])).toHaveLength(1);
  });

  test('says what it has no room for', async () => {
    const { editions, ...rest } = records();
    const [before, after = every.after] = editions;
    const actions = after.actions.map((action, i) => (i === 0 ? { ...action, text: 'é '.repeat(20_000) } : action));
    const long = { ...rest, editions: before ? [before, { ...after, actions }] : [] };
    const { messages } = await renderTables('xlsx', long);
    const row = (before?.actions.length ?? 0) + 2;
    const reasons = messages.map(({ code, reason }) => `${code} ${reason}`);
    const cut = '(text) is cut: its text has 40000 characters';
    expect(reasons).toEqual([
      `report/no-room actions!K${row} ${cut}`,
      expect.stringMatching(/^report\/no-room panel!R\d+ \(text\) is cut/u),
    ]);
    expect(JSON.stringify(await readXlsx(await fileOf('xlsx', 'vans.xlsx', long)))).toContain('é … [cut]');
  });

  test('is the same bytes for the same records', async () => {
    expect((await fileOf('xlsx', 'vans.xlsx')).equals(await fileOf('xlsx', 'vans.xlsx'))).toBe(true);
  });
});

function asCell(value: Value, column: TableColumn | undefined): unknown {
  const text = asOneText(value);
  return text !== null && (column?.type === 'day' || column?.type === 'moment') ? new Date(String(text)) : text;
}

test('Parquet read by another program gives the records, in types of its own', async () => {
  for (const { name, columns, rows } of tables) {
    const table = tableFromIPC(readParquet(await fileOf('parquet', `vans-${name}.parquet`)).intoIPCStream());
    expect(table.schema.fields.map((field) => field.name)).toEqual(columns.map((column) => column.name));
    const found = columns.map((_, index) => [...(table.getChildAt(index) ?? [])].map(fromArrow));
    const wanted = columns.map(({ type }, index) => rows.map((row) => asArrow(row[index] ?? null, type)));
    expect(found).toEqual(wanted);
  }
});

function fromArrow(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value !== null && typeof value === 'object' ? [...(value as Vector)] : value;
}

function asArrow(value: Value, type: TableColumn['type']): unknown {
  return value !== null && (type === 'day' || type === 'moment') ? Date.parse(String(value)) : value;
}
