/** A thread, or a process for the second engine, that reads pages for `page-pool.ts`: a job in, an answer out. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../core/message.js';
import { loadEngine } from '../extract/pdf/engine.js';
import { packPage, type PackedPage } from '../extract/pdf/packed.js';
import { readPagesHere, readPlainHere, type PageAnswer, type PageJob } from '../extract/pdf/page-reader.js';
import type { PlainPages } from '../extract/pdf/second-engine.js';

/** What a thread posts back. A fault goes as its words: an error loses its class on the way. */
export type PackedAnswer = { readonly spent: boolean } & PackedWork;

type PackedWork =
  | { readonly is: 'read'; readonly count: number; readonly pages: readonly (PackedPage | null)[] }
  | Exclude<PageAnswer, { is: 'read' }>
  | { readonly is: 'plain'; readonly plain: PlainPages | null }
  | { readonly is: 'fault'; readonly text: string; readonly outOfMemory: boolean };

/** What a thread is given. */
export type ThreadJob = PageJob | { readonly plain: Uint8Array; readonly pages: number };

/** What a thread is for. */
export interface ThreadSettings {
  /** Which engine to have ready. */
  readonly work: 'pages' | 'plain';
  /** Bytes: a thread that holds more when its work is done is ended, since an engine gives nothing back. */
  readonly mostKept: number;
}

async function answer(job: ThreadJob): Promise<PackedWork> {
  try {
    if ('plain' in job) return { is: 'plain', plain: await readPlainHere(job.plain, job.pages) };
    const read = await readPagesHere(job);
    return read.is === 'read' ? { ...read, pages: read.pages.map((page) => page && packPage(page)) } : read;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { is: 'fault', text, outOfMemory: error instanceof Fault && error.code === 'extract/out-of-memory' };
  }
}

async function isSpent({ is }: PackedWork): Promise<boolean> {
  if (is === 'trapped' || is === 'fault') return true;
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external > mostKept || (work === 'pages' && (await loadEngine()).bytes.length > mostKept);
}

const { work, mostKept } = (isMainThread ? JSON.parse(process.argv[2] ?? '{}') : workerData) as ThreadSettings;

// The engine takes longest to start: it does so while the first job is on its way. What goes wrong is told with the job.
if (work === 'pages') loadEngine().catch(() => undefined);

function post(packed: PackedAnswer): void {
  if (parentPort) parentPort.postMessage(packed);
  else process.send?.(packed);
}

(parentPort ?? process).on('message', (job: ThreadJob) => {
  void answer(job).then(async (packed) => post({ ...packed, spent: await isSpent(packed) }));
});
