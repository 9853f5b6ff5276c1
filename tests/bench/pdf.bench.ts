import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '../../src/extract/pdf/read.js';
import { createPagePool } from '../../src/pipeline/page-pool.js';
import { readByEngineAlone } from './pdfium.js';

const worker = new URL('../../dist/pipeline/page-worker.js', import.meta.url);

/**
 * The PDFs of the corpus (`PLANWATCH_CORPUS`): CPU against pdfium alone giving every character
 * with its box and all paths (the goal is 1.4), and pages a second with two threads, warm (the
 * goal is 250). Our own fixtures stand in where there is no corpus.
 */
export async function benchPdf(
  root: string,
  report: (what: string, figure: string, detail: string) => void,
): Promise<void> {
  const bodies = readBodies(root);
  let [alone, ours, wall, threaded] = [Infinity, Infinity, Infinity, Infinity];
  let pages = 0;
  const pool = createPagePool({ threads: 2, seconds: 60, worker });
  // Taken in turns, so that what else the machine does falls on all.
  for (let round = 0; round < 12; round++) {
    pages = 0;
    const first = await cost(async () => {
      for (const body of bodies) pages += await readByEngineAlone(body);
    });
    const second = await cost(async () => {
      for (const body of bodies) await readPdf(body);
    });
    const third = await cost(() => Promise.all(bodies.map((body) => readPdf(body, pool ? { reader: pool } : {}))));
    alone = Math.min(alone, first.cpu);
    ours = Math.min(ours, second.cpu);
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
