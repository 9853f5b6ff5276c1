import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fault } from '../core/faults.js';
import type { Fault } from '../core/message.js';
import { unpackPage } from '../extract/pdf/packed.js';
import type { PageAnswer, PageReader } from '../extract/pdf/page-reader.js';
import { PageThread, type Answer } from './page-thread.js';
import { PlainThread } from './plain-thread.js';
import type { ThreadJob } from './page-worker.js';

export interface PagePoolOptions {
  readonly threads: number;
  /** How long one job may take. */
  readonly seconds: number;
  /** Bytes of memory that a thread may hold from one job to the next; 256,000,000 where it is left out. */
  readonly mostKept?: number;
  /** Where the compiled worker is, when it does not lie beside this module. */
  readonly worker?: URL;
}

/** Pages in one job: enough to be worth the way to another thread, few enough to share a document out. */
const pagesAtOnce = 8;

/** Threads that read pages. Idle ones do not keep the program running. */
export interface PagePool extends PageReader {
  readonly threads: number;
  /** Starts the first thread and its engine, so that they are ready when there is work. `memory` in bytes. */
  warm(memory: number): void;
  close(): Promise<void>;
}

interface Task {
  readonly job: ThreadJob;
  /** Bytes. */
  readonly memory: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Fault) => void;
}

/**
 * Threads that read pages side by side, started when there is work; null where there is no
 * compiled worker (the program runs from its sources). With 0 threads pages are read in this one, and only
 * the second engine, which may fail where nobody can catch it, gets one. A job that runs out of time or memory ends its thread: faults
 * `extract/too-slow` and `extract/out-of-memory`, never a shorter answer.
 */
export function createPagePool({ threads, seconds, worker, mostKept = 256_000_000 }: PagePoolOptions): PagePool | null {
  const place = worker ?? new URL('./page-worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(place))) return null;
  const most = Math.max(1, threads);
  const waiting: Task[] = [];
  const idle: PageThread[] = [];
  const all = new Set<PageThread>();
  const plain = new PlainThread(place, seconds, mostKept);
  const start = (memory: number): PageThread => {
    const thread = new PageThread(place, memory, { work: 'pages', mostKept });
    all.add(thread);
    return thread;
  };
  const next = (): void => {
    const [task] = waiting;
    if (!task || (idle.length === 0 && all.size >= most)) return;
    waiting.shift();
    const thread = idle.pop() ?? start(task.memory);
    void thread
      .run(task.job, seconds)
      .then(task.resolve, task.reject)
      .finally(() => {
        if (thread.isSpent) all.delete(thread);
        else idle.push(thread);
        next();
      });
  };
  const ask = (job: ThreadJob, memory: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.push({ job, memory, resolve, reject });
      next();
    });
  return {
    threads,
    warm: (memory) => {
      if (threads < 1 || all.size > 0) return;
      idle.push(start(memory));
    },
    pagesAtOnce: threads < 1 ? Infinity : pagesAtOnce,
    read: async (job) => {
      if (threads >= 1) return unpack(await ask(job, job.limits.memory));
      const { readPagesHere } = await import('../extract/pdf/page-reader.js');
      return readPagesHere(job);
    },
    readPlain: (body, pages) => plain.read(body, pages),
    close: async () => {
      await Promise.all([plain.end(), ...[...all].map((thread) => thread.end())]);
    },
  };
}

function unpack(answer: Answer): PageAnswer {
  if (answer.is === 'plain') throw fault('core/unexpected', 'a thread answered what it was not asked');
  return answer.is === 'read' ? { ...answer, pages: answer.pages.map((page) => page && unpackPage(page)) } : answer;
}
