import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeSetSchema } from '../../src/model/changes.js';
import { editionSchema } from '../../src/model/edition.js';
import { historySchema } from '../../src/model/history.js';
import type { Report } from '../../src/model/report.js';
import { formatsFor, render, reporters, type RenderOptions } from '../../src/report/index.js';
import { cases, readReport, reportsFolder } from './reports.js';

interface Expectation {
  readonly file: string;
  readonly format: string;
  readonly options: RenderOptions;
}

const always: readonly Expectation[] = [
  { file: 'expected.md', format: 'markdown', options: { made: '3 February 2026' } },
  { file: 'expected.html', format: 'html', options: { made: '3 February 2026' } },
  { file: 'expected.csv', format: 'csv', options: {} },
  { file: 'expected.txt', format: 'table', options: { width: 80 } },
];
const tables: readonly Expectation[] = [
  { file: 'expected.wide.csv', format: 'csv', options: { shape: 'wide' } },
  { file: 'expected.links.csv', format: 'csv', options: { shape: 'links' } },
];

describe.each(cases)('%s', (name) => {
  const report = readReport(name);

  test('is a report', () => {
    expect(problems(report)).toEqual([]);
  });

  test.each(report.kind === 'edition' ? always : [...always, ...tables])('$file', async ({ file, format, options }) => {
    const path = join(reportsFolder, name, file);
    const printed = await render(report, format, options);
    if (!existsSync(path)) {
      if (!process.env['CI']) writeFileSync(path, printed);
      expect.fail(`${name}/${file} was missing; read what was written, and commit it`);
    }
    expect(printed).toBe(readFileSync(path, 'utf8'));
  });

  test('the same input gives the same bytes, and is left as it was', async () => {
    const before = JSON.stringify(report);
    for (const format of formatsFor(report.kind)) {
      expect(await render(report, format)).toBe(await render(report, format));
    }
    expect(JSON.stringify(report)).toBe(before);
  });

  test('json and ndjson are the record', async () => {
    const whole = JSON.parse(await render(report, 'json')) as Record<string, unknown>;
    expect(whole['format']).toMatch(/^planwatch\/(?:edition|changes|history)@1$/u);
    const lines = (await render(report, 'ndjson'))
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(countRows(report));
  });
});

test('a format that does not exist, or cannot show a report, is a fault of usage that names those that can', async () => {
  const document: Report = {
    kind: 'document',
    document: { format: 'planwatch/document@1', captures: [], title: null, blocks: [], messages: [] },
  };
  await expect(render(document, 'html')).rejects.toMatchObject({ kind: 'usage', advice: 'use one of: json, ndjson' });
  await expect(render(document, 'poster')).rejects.toMatchObject({
    kind: 'usage',
    advice: `known: ${reporters.ids.join(', ')}`,
  });
});

test('every reporter is what its entry says', async () => {
  for (const entry of reporters) {
    const { id, extension, kinds } = entry;
    expect(await entry.load()).toMatchObject({ id, extension, kinds });
  }
});

function problems(report: Report): readonly unknown[] {
  const checks =
    report.kind === 'edition'
      ? [editionSchema.safeParse(report.edition)]
      : report.kind === 'changes'
        ? [
            changeSetSchema.safeParse(report.changes),
            editionSchema.safeParse(report.before),
            editionSchema.safeParse(report.after),
          ]
        : report.kind === 'history'
          ? [historySchema.safeParse(report.history)]
          : [];
  return checks.flatMap(({ error }) => error?.issues ?? []);
}

function countRows(report: Report): number {
  switch (report.kind) {
    case 'edition':
      return report.edition.actions.length;
    case 'changes':
      return report.changes.changes.length;
    case 'history':
      return report.history.threads.length;
    case 'document':
      return report.document.blocks.length;
  }
}
