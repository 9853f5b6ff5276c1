import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fault } from '../core/faults.js';
import { Fault } from '../core/message.js';
import { unpackPage } from '../extract/pdf/packed.js';
import type { PageAnswer, PageReader } from '../extract/pdf/page-reader.js';
import type { PackedAnswer, ThreadJob } from './page-worker.js';

export interface PagePoolOptions {
  readonly threads: number;
  /** How long one job may take. */
  readonly seconds: number;
  /** Where the compiled worker is, when it does not lie beside this module. */
  readonly worker?: URL;
}

/** Pages in one job: enough to be worth the way to another thread, few enough to share a document out. */
const pagesAtOnce = 8;

/** Megabytes of memory for the second engine. */
const mostForPlain = 1000;

/** Threads that read pages. Idle ones do not keep the program running. */
export interface PagePool extends PageReader {
  readonly threads: number;
  /** Starts the first thread and its engine, so that they are ready when there is work. `memory` in bytes. */
  warm(memory: number): void;
  close(): Promise<void>;
}

type Answer = Exclude<PackedAnswer, { is: 'fault' }>;

interface Task {
  readonly job: ThreadJob;
  /** Megabytes. */
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
export function createPagePool({ threads, seconds, worker }: PagePoolOptions): PagePool | null {
  const place = worker ?? new URL('./page-worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(place))) return null;
  const most = Math.max(1, threads);
  const waiting: Task[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const next = (): void => {
    const [task] = waiting;
    if (!task || (idle.length === 0 && all.size >= most)) return;
    waiting.shift();
    const thread = idle.pop() ?? new Thread(place, task.memory);
    all.add(thread);
    void thread.run(task, seconds).then((lives) => {
      if (lives) idle.push(thread);
      else all.delete(thread);
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
      const thread = new Thread(place, Math.ceil(memory / 1_000_000));
      all.add(thread);
      idle.push(thread);
    },
    pagesAtOnce: threads < 1 ? Infinity : pagesAtOnce,
    read: async (job) => {
      if (threads >= 1) return unpack(await ask(job, Math.ceil(job.limits.memory / 1_000_000)));
      const { readPagesHere } = await import('../extract/pdf/page-reader.js');
      return readPagesHere(job);
    },
    readPlain: async (plain, pages) => {
      try {
        const answer = await ask({ plain, pages }, mostForPlain);
        return answer.is === 'plain' ? answer.plain : null;
      } catch (error) {
        // On a broken file the second engine may fail where nobody can catch it: that ends the thread only.
        if (error instanceof Fault && error.code === 'core/unexpected') return null;
        throw error;
      }
    },
    close: async () => {
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

/** How the work of a thread ended: with an answer, or with what broke it. */
type End = { readonly answer: PackedAnswer } | { readonly broken: Fault };

class Thread {
  readonly #worker: Worker;
  /** How the thread ended while it had no work. */
  #early: End | null = null;
  #end: (end: End) => void = (end) => (this.#early ??= end);

  constructor(place: URL, memory: number) {
    const worker = new Worker(place, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    worker.unref();
    worker.on('message', (answer: PackedAnswer) => this.#end({ answer }));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#end({ broken: faultOf(error.message, error.code === 'ERR_WORKER_OUT_OF_MEMORY') }),
    );
    worker.on('exit', () => this.#end({ broken: faultOf('a thread ended in the middle of its work', false) }));
    this.#worker = worker;
  }

  /** Does one task; says whether the thread can do another. */
  async run({ job, resolve, reject }: Task, seconds: number): Promise<boolean> {
    this.#worker.ref();
    const end = await new Promise<End>((done) => {
      if (this.#early) return done(this.#early);
      const timer = setTimeout(() => done({ broken: tooSlow(job, seconds) }), seconds * 1000);
      this.#end = (reached) => {
        clearTimeout(timer);
        done(reached);
      };
      this.#worker.postMessage(job);
    });
    this.#worker.unref();
    if ('broken' in end) {
      reject(end.broken);
      void this.end();
      return false;
    }
    const { answer } = end;
    // What the second engine began may still fail after its answer, and must not end the work of another file.
    const lives = !('plain' in job);
    if (!lives) void this.end();
    if (answer.is === 'fault') reject(faultOf(answer.text, answer.outOfMemory));
    else resolve(answer);
    return lives;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function unpack(answer: Answer): PageAnswer {
  if (answer.is === 'plain') throw fault('core/unexpected', 'a thread answered what it was not asked');
  return answer.is === 'read' ? { ...answer, pages: answer.pages.map((page) => page && unpackPage(page)) } : answer;
}

function tooSlow(job: ThreadJob, seconds: number): Fault {
  const what = 'plain' in job ? 'the PDF' : `pages ${job.from + 1}–${job.to} of the PDF`;
  return fault('extract/too-slow', `${what} took longer than ${seconds} s`);
}

function faultOf(text: string, outOfMemory: boolean): Fault {
  return fault(outOfMemory ? 'extract/out-of-memory' : 'core/unexpected', text);
}
