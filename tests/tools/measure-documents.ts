/**
 * Makes plans from seeds, sets each in a look of its own, and says how many rows are read
 * back exactly:
 *
 *     tsx tests/tools/measure-documents.ts --from 1 --count 100 [--tool print|draw] [--keep FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../browser/browser.js';
import { read } from '../parse/reading.js';
import { expectedActions, layTables, type Layout } from './documents/lay.js';
import { writePage } from './documents/page.js';
import { printPage } from './documents/print.js';
import { scoreActions } from './documents/score.js';
import { chooseLook } from './documents/variants.js';
import { Choices } from './pdf/random.js';
import { generatePlan } from './pdf/records.js';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '50' },
    keep: { type: 'string' },
  },
});

const browser = await openBrowser();
let [rows, exact, whole] = [0, 0, 0];
const kinds = new Map<string, { documents: number; whole: number }>();
const count1 = (kind: string, isWhole: boolean): void => {
  const held = kinds.get(kind) ?? { documents: 0, whole: 0 };
  held.documents++;
  if (isWhole) held.whole++;
  kinds.set(kind, held);
};
const first = Number(values.from);
const count = Number(values.count);
for (let seed = first; seed < first + count; seed++) {
  const c = new Choices(seed * 7919);
  const plan = generatePlan(seed, { traps: c.chance(0.5), owners: c.chance(0.4), otherIds: c.chance(0.3) });
  const layout: Layout = {
    ...c.pick([{}, { notes: 'bullets' }, { notes: 'paragraphs' }] as const),
    spanned: c.chance(0.5),
    idColumn: c.chance(0.3),
  };
  const look = chooseLook(c);
  const html = writePage(plan.title, `Theme ${plan.theme.id}: ${plan.theme.title}`, layTables(plan, layout), look);
  const body = await printPage(browser, html, look);
  const { edition } = await read([{ name: 'plan.pdf', body }]);
  const score = scoreActions(edition, expectedActions(plan, layout));
  rows += score.expected;
  exact += score.exact;
  count1(`${look.rules}${look.zebra ? ', zebra' : ''}`, score.wrong.length === 0);
  if (score.wrong.length === 0) {
    whole++;
    continue;
  }
  console.log(
    `seed ${seed}: ${score.exact} of ${score.expected} rows; ${JSON.stringify({ ...layout, ...look, lead: look.lead.length })}`,
  );
  for (const line of score.wrong.slice(0, 4)) console.log(`    ${line.slice(0, 400)}`);
  if (values.keep === undefined) continue;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(join(values.keep, `${seed}.pdf`), body);
}
await browser.close();
for (const [kind, held] of [...kinds].sort()) console.log(`${kind}: ${held.whole} of ${held.documents}`);
console.log(`${exact} of ${rows} rows exact; ${whole} of ${count} documents`);
