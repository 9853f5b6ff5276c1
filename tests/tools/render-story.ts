/**
 * Renders the fictional plan `Open Shelves` from its authored records: pages, flattened pages, truth, changes.
 *
 *     npx tsx tests/tools/render-story.ts            write fixtures/open-shelves
 *     npx tsx tests/tools/render-story.ts --check    write nothing; exit 1 if anything would change
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { changeSet } from './story/change-set.js';
import { loadCrosswalk } from './story/crosswalk.js';
import { flattenPage, oneLine } from './story/flatten.js';
import { pagesOf } from './story/pages.js';
import { loadEdition, type EditionRecords } from './story/records.js';
import { sitePage } from './story/site.js';
import { truthOf, type Truth } from './story/truth.js';
import { verifyEdition } from './story/verify.js';

const ROOT = join(import.meta.dirname, '../../fixtures/open-shelves');

/** The page of each edition that is also kept as one line: the second, where the records begin. */
const ONE_LINE_PAGE = 1;

const planFile = z.object({
  id: z.string(),
  vocabulary: z.object({ status: z.record(z.string(), z.string()), response: z.record(z.string(), z.string()) }),
  editions: z.array(z.object({ id: z.string(), title: z.string(), published: z.string(), pages: z.array(z.string()) })),
});

type PlanFile = z.infer<typeof planFile>;

function editionFiles(records: EditionRecords, truth: Truth): Map<string, string> {
  const pages = pagesOf(records);
  const heading = { above: records.site.above ?? [], title: records.edition.title, leader: records.site.leader };
  const files = new Map<string, string>();
  pages.forEach((page, index) => {
    const number = String(index + 1).padStart(2, '0');
    const text = flattenPage(page, heading);
    files.set(`site/page-${number}.html`, sitePage(records, pages, index));
    files.set(`flattened/page-${number}.txt`, text);
    if (index === Math.min(ONE_LINE_PAGE, pages.length - 1)) files.set('flattened/one-line.txt', oneLine(text));
  });
  verifyEdition(truth, files);
  files.set('truth.json', json(truth));
  return new Map([...files].map(([path, content]) => [join(records.edition.id, path), content]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** plan.yaml is written by hand: it must name the pages that are rendered, in order. */
function checkPlan(plan: PlanFile, records: EditionRecords, files: Map<string, string>): void {
  const told = plan.editions.find((edition) => edition.id === records.edition.id);
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  const same =
    told?.title === records.edition.title &&
    told.published === records.edition.published &&
    told.pages.join() === pages.join();
  if (!same) throw new Error(`plan.yaml does not describe ${records.edition.id} as it is rendered`);
}

function renderAll(): Map<string, string> {
  const plan = planFile.parse(parseYaml(readFileSync(join(ROOT, 'plan.yaml'), 'utf8')));
  const files = new Map<string, string>();
  const truths = new Map<string, Truth>();
  for (const name of readdirSync(join(ROOT, 'records')).sort()) {
    if (!/^\d{4}-\d{2}\.json$/.test(name)) continue;
    const records = loadEdition(join(ROOT, 'records', name));
    const truth = truthOf(records, plan.id, plan.vocabulary);
    const rendered = editionFiles(records, truth);
    checkPlan(plan, records, rendered);
    truths.set(truth.edition.id, truth);
    for (const [path, content] of rendered) files.set(path, content);
  }
  for (const [name, step] of Object.entries(loadCrosswalk(join(ROOT, 'records/crosswalk.json')))) {
    const [before, after] = name.split('..').map((id) => truths.get(id));
    if (before === undefined || after === undefined) throw new Error(`${name}: no such editions`);
    files.set(join('changes', `${name}.json`), json(changeSet(before, after, step)));
  }
  return files;
}

function current(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const files = renderAll();
const stale = [...files].filter(([path, content]) => current(join(ROOT, path)) !== content);
for (const [path, content] of process.argv.includes('--check') ? [] : stale) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), content);
}
console.error(`${files.size} files, ${stale.length} differ${stale.map(([path]) => `\n  ${path}`).join('')}`);
if (process.argv.includes('--check') && stale.length > 0) process.exitCode = 1;
