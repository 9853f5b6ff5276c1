import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '../../src/extract/pdf/read.js';
import { joinLines, textOf } from '../../src/extract/pdf/lines.js';

/**
 * Writes the tables found in every PDF of a folder, one entry a table and page, in the form
 * that the scorer of the ICDAR 2013 competition set reads:
 *
 *     tsx tests/tools/icdar-predictions.ts FOLDER PREDICTIONS.json
 */
const [folder = '', output = 'predictions.json'] = process.argv.slice(2);

const tables: Record<string, object[]> = {};
let pages = 0;
const start = performance.now();
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.pdf')) continue;
  const reading = await readPdf(readFileSync(join(folder, name)), { join: false });
  pages += reading.pages.length;
  tables[name] = reading.tables.flatMap(({ parts }) =>
    parts.map(({ page, cells }) => ({
      page,
      cells: cells.map(({ row, column, rowSpan, columnSpan, words }) => ({
        row,
        col: column,
        rowspan: rowSpan,
        colspan: columnSpan,
        text: joinLines(words).map(textOf).join('\n'),
      })),
    })),
  );
}
const seconds = (performance.now() - start) / 1000;
writeFileSync(output, JSON.stringify({ tool: 'planwatch', seconds, pages, tables }));
