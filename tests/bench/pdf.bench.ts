import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as engineModule from '../../src/extract/pdf/engine.js';
import type * as readModule from '../../src/extract/pdf/read.js';
import type * as poolModule from '../../src/pipeline/page-pool.js';
import { readByEngineAlone } from './pdfium.js';

/** What is shipped, not what a test runner makes of the sources: that names every function again each time it is made. */
async function built(): Promise<typeof engineModule & typeof readModule & typeof poolModule> {
  const load = (module: string): Promise<unknown> => import(new URL(`../../dist/${module}`, import.meta.url).href);
  const modules = await Promise.all(
    ['extract/pdf/engine.js', 'extract/pdf/read.js', 'pipeline/page-pool.js'].map(load),
  );
  return Object.assign({}, ...modules) as Awaited<ReturnType<typeof built>>;
}

/**
 * The PDFs of the corpus (`PLANWATCH_CORPUS`): CPU against pdfium alone giving every character
 * with its box and all paths (the goal is 1.4), and pages a second with two threads, warm (the
 * goal is 250). Our own fixtures stand in where there is no corpus. Each figure is the best of
 * all rounds in one process.
 */
export async function benchPdf(
  root: string,
  report: (what: string, figure: string, detail: string) => void,
): Promise<void> {
  const bodies = readBodies(root);
  const { readPdf, createPagePool, ...engine } = await built();
  let [alone, ours, wall, threaded] = [Infinity, Infinity, Infinity, Infinity];
  let pages = 0;
  // The two that are compared take turns, so that what else the machine does falls on both. Threads
  // come after them: pages that were handed over have objects of their own, as no reading alone has.
  // Ours is far more code, so that it takes longer until it is warm.
  for (let round = 0; round < 40; round++) {
    pages = 0;
    const first = await cost(async () => {
      for (const body of bodies) pages += await readByEngineAlone(body, engine);
    });
    const second = await cost(async () => {
      for (const body of bodies) await readPdf(body);
    });
    alone = Math.min(alone, first.cpu);
    ours = Math.min(ours, second.cpu);
  }
  const pool = createPagePool({ threads: 2, seconds: 60 });
  for (let round = 0; round < 20; round++) {
    const third = await cost(() => Promise.all(bodies.map((body) => readPdf(body, pool ? { reader: pool } : {}))));
    wall = Math.min(wall, third.wall);
    threaded = Math.min(threaded, third.cpu);
  }
  await pool?.close();
  const ratio = `${(ours / alone).toFixed(2)} × engine`;
  report(
    `PDF, ${bodies.length} files`,
    ratio,
    `${ours.toFixed(0)} ms CPU against ${alone.toFixed(0)} ms; ${pages} pages`,
  );
  const speed = `${((1000 * pages) / wall).toFixed(0)} pages/s`;
  report('PDF, two threads', speed, `${wall.toFixed(0)} ms wall, ${threaded.toFixed(0)} ms CPU in all threads`);
}

function readBodies(root: string): Uint8Array[] {
  const folder = join(process.env['PLANWATCH_CORPUS'] ?? '', 'icdar-2013-eu');
  if (process.env['PLANWATCH_CORPUS'] !== undefined && existsSync(folder))
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => readFileSync(join(folder, name)));
  const fixtures = join(root, 'fixtures/documents');
  return readdirSync(fixtures)
    .map((name) => join(fixtures, name, 'input.pdf'))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path));
}

/** Milliseconds of one run. */
async function cost(work: () => Promise<unknown>): Promise<{ cpu: number; wall: number }> {
  const [cpu, from] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - from };
}
