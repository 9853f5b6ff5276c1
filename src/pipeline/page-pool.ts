import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fault } from '../core/faults.js';
import type { Fault } from '../core/message.js';
import { unpackPage } from '../extract/pdf/packed.js';
import type { PageAnswer, PageJob, PageReader } from '../extract/pdf/page-reader.js';
import type { PackedAnswer } from './page-worker.js';

export interface PagePoolOptions {
  readonly threads: number;
  /** How long one job may take. */
  readonly seconds: number;
  /** Where the compiled worker is, when it does not lie beside this module. */
  readonly worker?: URL;
}

/** Pages in one job: enough to be worth the way to another thread, few enough to share a document out. */
const pagesAtOnce = 8;

/** Threads that read pages. Idle ones do not keep the program running. */
export interface PagePool extends PageReader {
  readonly threads: number;
  close(): Promise<void>;
}

interface Task {
  readonly job: PageJob;
  readonly resolve: (answer: PageAnswer) => void;
  readonly reject: (reason: Fault) => void;
}

/**
 * Threads that read pages side by side, started when there is work; null where there is no
 * compiled worker (the program runs from its sources). A job that runs out of time or memory ends its thread: faults
 * `extract/too-slow` and `extract/out-of-memory`, never a shorter answer.
 */
export function createPagePool({ threads, seconds, worker }: PagePoolOptions): PagePool | null {
  const place = worker ?? new URL('./page-worker.js', import.meta.url);
  if (threads < 1 || !existsSync(fileURLToPath(place))) return null;
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const next = (): void => {
    const [task] = waiting;
    if (!task || (idle.length === 0 && all.size >= threads)) return;
    waiting.shift();
    const thread = idle.pop() ?? startThread(place, task.job.limits.memory);
    all.add(thread);
    run(thread, task, seconds, (isGone) => {
      if (isGone) all.delete(thread);
      else idle.push(thread);
      next();
    });
  };
  return {
    threads,
    pagesAtOnce,
    read: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        next();
      }),
    close: async () => {
      await Promise.all([...all].map((thread) => thread.terminate()));
    },
  };
}

function startThread(place: URL, memory: number): Worker {
  const thread = new Worker(place, { resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 1_000_000) } });
  thread.unref();
  return thread;
}

/** Gives a thread one task; `done` is told whether the thread has ended. */
function run(thread: Worker, { job, resolve, reject }: Task, seconds: number, done: (isGone: boolean) => void): void {
  const settle = (isGone: boolean, finish: () => void): void => {
    clearTimeout(timer);
    thread.removeAllListeners();
    // A thread that was given up may still report its end.
    thread.on('error', () => undefined);
    thread.unref();
    finish();
    done(isGone);
  };
  const timer = setTimeout(() => {
    settle(true, () => reject(tooSlow(job, seconds)));
    void thread.terminate();
  }, seconds * 1000);
  thread.ref();
  thread.once('message', (answer: PackedAnswer) => {
    if (answer.is === 'fault') settle(false, () => reject(faultOf(answer.text, answer.outOfMemory)));
    else settle(false, () => resolve(unpack(answer)));
  });
  thread.once('error', (error: NodeJS.ErrnoException) => {
    settle(true, () => reject(faultOf(error.message, error.code === 'ERR_WORKER_OUT_OF_MEMORY')));
  });
  thread.once('exit', () => {
    settle(true, () => reject(faultOf('a thread ended in the middle of its work', false)));
  });
  thread.postMessage(job);
}

function unpack(answer: Exclude<PackedAnswer, { is: 'fault' }>): PageAnswer {
  return answer.is === 'read' ? { ...answer, pages: answer.pages.map((page) => page && unpackPage(page)) } : answer;
}

function tooSlow({ from, to }: PageJob, seconds: number): Fault {
  return fault('extract/too-slow', `pages ${from + 1}–${to} of the PDF took longer than ${seconds} s`);
}

function faultOf(text: string, outOfMemory: boolean): Fault {
  return fault(outOfMemory ? 'extract/out-of-memory' : 'core/unexpected', text);
}
