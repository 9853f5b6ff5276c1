/**
 * A plan of 500 pages in an archive: read from scratch (the goal is 100 pages a second), run
 * again with nothing new (a second), searched (10 ms a question). Seconds are those of the
 * processor, all threads together: the disk and other work on the machine do not count.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from '../../dist/pipeline/context.js';
import { runPlans } from '../../dist/pipeline/run.js';
import { openRecords, search } from '../../dist/pipeline/search.js';
import { groupsOf, type Group } from './pages.js';

const editions = 10;
const pagesEach = 50;

type Report = (what: string, figure: string, detail: string) => void;

export async function benchArchive(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planwatch-bench-'));
  try {
    const plan = writePlan(folder);
    const folders = { archiveFolder: join(folder, 'archive'), storeFolder: join(folder, 'output') };
    const run = async (): ReturnType<typeof runPlans> =>
      runPlans({ plans: [plan], offline: true }, createContext(folders));
    const [first, archiving] = await measure(run);
    const actions = first.plans.flatMap((each) => each.editions).reduce((sum, each) => sum + each.actions.length, 0);
    const what = `${editions * pagesEach} pages, ${actions} actions in ${editions} editions`;
    report('run, archiving too', `${pagesPerSecond(archiving)} pages/s`, what);
    rmSync(folders.storeFolder, { recursive: true });
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(folders.archiveFolder, `planwatch.sqlite${end}`), { force: true });
    const [, scratch] = await measure(run);
    report('run --offline, from scratch', `${pagesPerSecond(scratch)} pages/s`, seconds(scratch));
    const [again, nothing] = await measure(run);
    const parsed = again.plans.reduce((sum, each) => sum + each.parsed, 0);
    report('run, nothing new', seconds(nothing), `${parsed} editions parsed`);
    await benchSearch(folders, report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function benchSearch(folders: object, report: Report): Promise<void> {
  const context = createContext(folders);
  (await openRecords(null, context)).close();
  const questions = ['winter timetable', 'by the end of year 40', '12 piers', 'nowhere to be found', 'dredg*'];
  for (const question of questions) {
    const times: number[] = [];
    let hits = 0;
    for (let round = 0; round < 9; round++) {
      const [found, spent] = await measure(() => search(question, null, context));
      hits = found.hits.length;
      times.push(spent);
    }
    const middle = times.sort((a, b) => a - b)[4] ?? 0;
    report(`search “${question}”`, `${(middle * 1000).toFixed(1)} ms`, `${hits} actions`);
  }
}

async function measure<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(from);
  return [result, (user + system) / 1e6];
}

function pagesPerSecond(spent: number): string {
  return ((editions * pagesEach) / spent).toFixed(0);
}

function seconds(spent: number): string {
  return `${spent.toFixed(2)} s`;
}

/** The plan file and its pages; from edition to edition some statuses, notes and wordings change. */
function writePlan(folder: string): string {
  const listed = Array.from({ length: editions }, (_, edition) => {
    const year = 2016 + edition;
    mkdirSync(join(folder, String(year)));
    const groups = groupsOf(4);
    const pages = Array.from({ length: pagesEach }, (_unused, number) => {
      const path = `${year}/${number + 1}.html`;
      const two = [groups.next().value, groups.next().value] as Group[];
      writeFileSync(join(folder, path), page(two, edition, number));
      return `      - ${path}\n`;
    });
    return `  - id: "${year}"\n    published: "${year}-11-21"\n    pages:\n${pages.join('')}`;
  });
  const path = join(folder, 'harbours.yaml');
  writeFileSync(path, `id: harbours\ntitle: Harbours\neditions:\n${listed.join('')}`);
  return path;
}

function page(groups: readonly Group[], edition: number, number: number): string {
  const links = Array.from(
    { length: pagesEach },
    (_, each) => `<li><a href="${each + 1}.html">Theme ${each + 1}</a></li>`,
  );
  const rows = groups.flatMap(({ group, title, rows: actions }) =>
    actions.map(({ id, text, note }, index) => {
      const state = (number * 8 + index + edition) % 9;
      const status = state < edition - 2 ? 'Complete' : 'Ongoing';
      const first = index === 0 ? `<td rowspan="${actions.length}">${group} ${title}</td>` : '';
      const wording = state === 4 ? text.replace('report on it', 'consider a report on it') : text;
      return `<tr>${first}<td>${id} ${wording}</td><td>${status}</td><td>${note} Year ${edition + (state % 3)}.</td></tr>`;
    }),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbours</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<nav aria-label="Contents"><ul>${links.join('\n')}</ul></nav>
<main><h1>Harbours: update</h1><h2>Theme ${number + 1}: Piers and Lights</h2>
<table><thead><tr><th>Recommendation</th><th>Actions</th><th>Status of Action</th><th>Progress Update</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></main>
<footer><p>All content is available under the Open Harbour Licence.</p></footer></body></html>
`;
}
