import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../browser/browser.js';
import { fixtures, type Fixture } from './documents/fixtures.js';
import { expectedActions, layTables } from './documents/lay.js';
import { writeDocx } from './documents/docx.js';
import { writeOdt } from './documents/odt.js';
import { writePage } from './documents/page.js';
import { printPage } from './documents/print.js';
import { writeSheet } from './documents/sheet.js';
import { drawPlan, type PlanTable } from './pdf/draw.js';
import { generatePlan } from './pdf/records.js';

/**
 * Makes the action plans of `fixtures/documents` that other programs would have made (PDF,
 * Word, OpenDocument, sheets) from generated, fictional records, and writes the actions that must
 * be read from each beside it. Those named, or all:
 *
 *     tsx tests/tools/make-documents.ts [NAME...]
 */
const folder = join(import.meta.dirname, '../../fixtures/documents');
const asked = process.argv.slice(2);
const browser = await openBrowser();

for (const fixture of fixtures.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const { name, about, seed, layout, records = {} } = fixture;
  const plan = generatePlan(seed, { traps: false, ...records });
  const tables = layTables(plan, layout);
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const theme = `Theme ${plan.theme.id}: ${plan.theme.title}`;
  const form = name.slice(0, name.indexOf('-'));
  writeFileSync(join(place, `input.${form}`), await write(fixture, plan.title, theme, tables));
  writeFileSync(join(place, 'case.json'), `${JSON.stringify({ about }, null, 2)}\n`);
  const expected = expectedActions(plan, layout);
  writeFileSync(join(place, 'expected.actions.json'), `${JSON.stringify(expected, null, 2)}\n`);
}
await browser.close();

async function write({ as }: Fixture, title: string, theme: string, tables: readonly PlanTable[]): Promise<Uint8Array> {
  switch (as.tool) {
    case 'draw':
      return drawPlan(title, theme, tables, as.look);
    case 'print':
      return printPage(browser, writePage(title, theme, tables, as.look), as.look);
    case 'docx':
      return writeDocx(title, theme, tables, as.look);
    case 'odt':
      return writeOdt(title, theme, tables, as.look);
    case 'sheet':
      return writeSheet(title, theme, tables, as.look);
  }
}
