/**
 * `npm run bench`: how fast planwatch reads, as ratios of what was measured in the same run
 * where a machine's own speed would drown the figure, of the modules that are shipped. Prints a table; asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { extract } from '../../dist/extract/index.js';
import type { Capture } from '../../dist/model/capture.js';
import { parse } from '../../dist/parse/index.js';
import { toCapture } from '../../dist/source/bytes.js';
import { benchArchive } from './archive.bench.js';
import { benchComparisons } from './link-diff.bench.js';
import { forms } from './forms.js';
import { flattenedPlan, htmlPlan } from './pages.js';
import { benchPdf } from './pdf.bench.js';

const root = join(import.meta.dirname, '../..');

async function main(): Promise<void> {
  // First: what the other parts leave behind would slow our code down, and the engine's not at all.
  await benchPdf(root, report);
  await benchFlattened();
  await benchHtml();
  await benchGrowth();
  await benchArchive(report);
  benchStart();
  benchComparisons();
}

/** Flattened rows: the goal is 5 MB a second, extract and parse together. */
async function benchFlattened(): Promise<void> {
  const text = flattenedPlan(2_000_000);
  const capture = asCapture(text, 'plan.txt', 'text/plain');
  const seconds = await best(5, () => read(capture));
  const { edition } = await read(capture);
  report(
    'flattened text',
    `${(text.length / 1e6 / seconds).toFixed(1)} MB/s`,
    `${edition.actions.length} actions, ${edition.coverage.unread} unread`,
  );
}

/** A page of tables, against cheerio with source locations and a walk over all cells: the goal is 1.5. */
async function benchHtml(): Promise<void> {
  const page = htmlPlan(200_000);
  const capture = asCapture(page, 'plan.html', 'text/html');
  const walk = (): number => {
    const $ = load(page, { sourceCodeLocationInfo: true });
    let characters = 0;
    $('td, th').each((_, cell) => {
      characters += $(cell).text().length + (cell.sourceCodeLocation?.startOffset ?? 0);
    });
    return characters;
  };
  // Taken in turns, so that what else the machine does falls on both, until both are warm.
  let baseline = Infinity;
  let ours = Infinity;
  for (let round = 0; round < 40; round++) {
    baseline = Math.min(baseline, await best(1, () => Promise.resolve(walk())));
    ours = Math.min(ours, await best(1, () => read(capture)));
  }
  const { edition } = await read(capture);
  const detail = `${(ours * 1000).toFixed(1)} ms against ${(baseline * 1000).toFixed(1)} ms; ${edition.actions.length} actions`;
  report(`HTML page, ${Math.round(page.length / 1000)} kB`, `${(ours / baseline).toFixed(2)} × baseline`, detail);
}

/** Time a byte in every form as the page grows: a factor over 1.5 a step is more than the page's own growth. */
async function benchGrowth(): Promise<void> {
  for (const { name, file, mediaType, make } of forms) {
    const captures = [100_000, 1_000_000, 10_000_000].map((length) => asCapture(make(length), file, mediaType));
    const seconds = captures.map(() => Infinity);
    // CPU, because the long pages take long enough for others to get in the way; the best of several at every length,
    // in turns, because a machine that is faster for a second would make one length look better than another.
    for (let round = 0; round < 9; round++)
      for (const [i, capture] of captures.entries()) {
        if (capture.body.length > 5_000_000 && round % 3 !== 2) continue;
        const from = process.cpuUsage();
        await read(capture);
        const { user, system } = process.cpuUsage(from);
        seconds[i] = Math.min(seconds[i] ?? Infinity, (user + system) / 1e6 / capture.body.length);
      }
    const speeds = seconds.map((each) => `${(1e-6 / each).toFixed(1)}`).join(', ');
    const factors = seconds.slice(1).map((each, i) => `× ${(each / (seconds[i] ?? each)).toFixed(2)}`);
    report(name, factors.join(', '), `${speeds} MB/s of CPU at 100 kB, 1 MB, 10 MB`);
  }
}

/** The built program, from start to end: the goals are 150 ms, 400 ms, and 500 ms for a page of PDF. */
function benchStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'planwatch-bench-'));
  const file = join(folder, 'page.txt');
  writeFileSync(file, flattenedPlan(5_000));
  const bare = wall(['-e', '0']);
  report('node itself', `${bare.toFixed(0)} ms`, '');
  report('planwatch --help', `${wall([join(root, 'dist/cli.js'), '--help']).toFixed(0)} ms`, '');
  report(
    'planwatch parse, 5 kB',
    `${wall([join(root, 'dist/cli.js'), 'parse', file, '--format', 'json']).toFixed(0)} ms`,
    '',
  );
  const pdf = join(root, 'fixtures/documents/pdf-ruled/input.pdf');
  report(
    'planwatch parse, PDF page',
    `${wall([join(root, 'dist/cli.js'), 'parse', pdf, '--format', 'json']).toFixed(0)} ms`,
    '',
  );
  rmSync(folder, { recursive: true });
}

function wall(args: readonly string[]): number {
  const times = Array.from({ length: 11 }, () => {
    const from = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    return performance.now() - from;
  });
  return times.sort((a, b) => a - b)[5] ?? 0;
}

async function read(capture: Capture): Promise<ReturnType<typeof parse>> {
  return parse([await extract(capture, { index: 0 })], { plan: null, planHash: null, version: 'bench' });
}

function asCapture(text: string, name: string, mediaType: string): Capture {
  return toCapture(Buffer.from(text), { name, url: null, mediaType, retrieved: null, charset: null });
}

/** The best of several runs, in seconds: what is left when nothing else disturbs. */
async function best(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await work();
    least = Math.min(least, performance.now() - from);
  }
  return least / 1000;
}

function report(what: string, figure: string, detail: string): void {
  console.log(`${what.padEnd(26)} ${figure.padEnd(18)} ${detail}`);
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
console.log(`planwatch ${version}, Node ${process.version}\n`);
await main();
