import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinValues, splitValues, type Column } from '../../src/report/columns/column.js';
import { codebookEntries } from '../../src/report/codebook.js';
import { guardFormula, unguardFormula, writeCsv } from '../../src/report/csv.js';
import { codebook, render, type TableShape } from '../../src/report/index.js';
import { cases, readReport } from './reports.js';

/** A reader of RFC 4180, so that what was written is read by something that did not write it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new Error(`no cell at ${pattern.lastIndex}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '=1+1',
    '-3',
    '+4.50',
    '-3x',
    '@x',
    '\tx',
    '\rx',
    "'=x",
    "''-3",
    "'-3",
    '"',
    ',',
    '\r\n',
    ' | ',
    '\\',
    '\\|',
    '\\\\',
    'a\\\\|b',
    '|',
    ' ',
    '＝1',
  ),
);
const columns: readonly Column<readonly string[]>[] = [0, 1, 2].map((index) => ({
  name: `column_${index}`,
  meaning: '',
  values: '',
  derived: '',
  read: (row) => row[index],
}));

describe('csv', () => {
  test('reads back what was written, to the character', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text)), (rows) => {
        const read = readCsv(writeCsv(columns, rows));
        expect(read.slice(1).map((row) => row.map(unguardFormula))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('no cell can be a formula, and numbers stay numbers', () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(/^[=+\-@\t\r]/u.test(guardFormula(cell)) && !/^[+-]?\d+(?:\.\d+)?$/u.test(cell)).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(['-3', '+4', '-2.5', '=1', '-1+1', '@a', '\tb', '\rc', 'd', "'=e"].map(guardFormula)).toEqual([
      '-3',
      '+4',
      '-2.5',
      "'=1",
      "'-1+1",
      "'@a",
      "'\tb",
      "'\rc",
      'd',
      "''=e",
    ]);
  });

  test('several values in a cell come apart again', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.filter((value) => value !== ''),
          { minLength: 1 },
        ),
        (values) => {
          expect(splitValues(joinValues(values))).toEqual(values);
        },
      ),
      { numRuns: 500 },
    );
    expect(splitValues('')).toEqual([]);
  });

  test('a byte order mark only if asked', async () => {
    const report = readReport('edition-small');
    expect((await render(report, 'csv', { bom: true })).codePointAt(0)).toBe(0xfeff);
    expect((await render(report, 'csv')).codePointAt(0)).not.toBe(0xfeff);
  });
});

const shapes: readonly TableShape[] = ['long', 'wide', 'links'];

describe.each(cases)('tables of %s', (name) => {
  const report = readReport(name);

  test.each(report.kind === 'edition' ? (['long'] as const) : shapes)(
    '%s: as many cells in every row, and every column in the codebook',
    async (shape) => {
      if (report.kind === 'document') return;
      const rows = readCsv(await render(report, 'csv', { shape }));
      const [head = []] = rows;
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
      expect(new Set(head).size).toBe(head.length);
      const editions =
        report.kind === 'history' ? report.history.editions.map(({ edition }) => edition.replace(/\W+/gu, '_')) : [];
      const known = codebookEntries(report.kind, shape).flatMap((column) =>
        column.name.includes('{edition}')
          ? editions.map((edition) => column.name.replace('{edition}', edition))
          : [column.name],
      );
      expect(new Set(head)).toEqual(new Set(known));
    },
  );
});

test('the codebook says of every column what it means, what it holds and where it comes from', async () => {
  for (const kind of ['edition', 'changes', 'history'] as const) {
    for (const shape of shapes) {
      const [head, ...rows] = readCsv(await codebook(kind, shape));
      expect(head).toEqual(['column', 'meaning', 'values', 'derived']);
      expect(rows.filter((row) => row.some((cell) => cell.trim() === ''))).toEqual([]);
      expect(rows).toHaveLength(codebookEntries(kind, shape).length);
    }
  }
});

test('a panel has a row for every thread and edition, and no state is left out', async () => {
  const report = readReport('history-three-editions');
  if (report.kind !== 'history') throw new Error('not a history');
  const [head = [], ...rows] = readCsv(await render(report, 'csv'));
  const column = (name: string): string[] => rows.map((row) => row[head.indexOf(name)] ?? '');
  expect(rows).toHaveLength(report.history.threads.length * report.history.editions.length);
  expect(column('state')).not.toContain('');
  expect(new Set(column('state'))).toEqual(
    new Set(['present', 'absent', 'not-captured', 'unreadable', 'out-of-scope']),
  );
});

test('links of a history take their evidence from the change sets, where those are given', async () => {
  const history = readReport('history-three-editions');
  const changes = readReport('changes-of-every-kind');
  if (changes.kind !== 'changes') throw new Error('not changes');
  const [head = [], ...rows] = readCsv(await render(history, 'csv', { shape: 'links', changeSets: [changes.changes] }));
  expect(rows).toHaveLength(changes.changes.links.length);
  expect(rows[0]?.[head.indexOf('thread')]).toBe('harbour-lights/1');
  expect(rows[0]?.[head.indexOf('evidence')]).toBe('text: 1.00 | id: 1.00');
});
