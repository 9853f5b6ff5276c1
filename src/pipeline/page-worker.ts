/** A thread that reads pages for `page-pool.ts`: a job in, an answer out. */
import { parentPort } from 'node:worker_threads';
import { Fault } from '../core/message.js';
import { loadEngine } from '../extract/pdf/engine.js';
import { packPage, type PackedPage } from '../extract/pdf/packed.js';
import { readPagesHere, readPlainHere, type PageAnswer, type PageJob } from '../extract/pdf/page-reader.js';
import type { PlainPages } from '../extract/pdf/second-engine.js';

/** What a thread posts back. A fault goes as its words: an error loses its class on the way. */
export type PackedAnswer =
  | { readonly is: 'read'; readonly count: number; readonly pages: readonly (PackedPage | null)[] }
  | Exclude<PageAnswer, { is: 'read' }>
  | { readonly is: 'plain'; readonly plain: PlainPages | null }
  | { readonly is: 'fault'; readonly text: string; readonly outOfMemory: boolean };

/** What a thread is given. */
export type ThreadJob = PageJob | { readonly plain: Uint8Array; readonly pages: number };

async function answer(job: ThreadJob): Promise<PackedAnswer> {
  try {
    if ('plain' in job) return { is: 'plain', plain: await readPlainHere(job.plain, job.pages) };
    const read = await readPagesHere(job);
    return read.is === 'read' ? { ...read, pages: read.pages.map((page) => page && packPage(page)) } : read;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { is: 'fault', text, outOfMemory: error instanceof Fault && error.code === 'extract/out-of-memory' };
  }
}

// The engine takes longest to start: it does so while the first job is on its way. What goes wrong is told with the job.
loadEngine().catch(() => undefined);

parentPort?.on('message', (job: ThreadJob) => {
  void answer(job).then((packed) => parentPort?.postMessage(packed));
});
