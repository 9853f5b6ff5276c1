import { Worker } from 'node:worker_threads';
import { fault } from '../core/faults.js';
import type { Fault } from '../core/message.js';
import { PageProcess } from './page-process.js';
import type { PackedAnswer, ThreadJob, ThreadSettings } from './page-worker.js';

export type Answer = Exclude<PackedAnswer, { is: 'fault' }>;

/** How the work of a thread ended: with an answer, or with what broke it. */
type End = { readonly answer: PackedAnswer } | { readonly broken: Fault };

/** One thread, or process, that does one job after the other, and the faults that its end makes. */
export class PageThread {
  readonly #worker: Worker | PageProcess;
  /** Whether it broke, or holds more memory than is kept: it was ended. */
  isSpent = false;
  /** How the thread ended while it had no work. */
  #early: End | null = null;
  #end: (end: End) => void = (end) => (this.#early ??= end);

  /** `memory` in bytes is the most it may take. */
  constructor(place: URL, memory: number, settings: ThreadSettings) {
    const resourceLimits = { maxOldGenerationSizeMb: Math.ceil(memory / 1_000_000) };
    const worker: Worker | PageProcess =
      settings.work === 'plain'
        ? new PageProcess(place, memory, settings)
        : new Worker(place, { workerData: settings, resourceLimits });
    worker.on('message', (answer: PackedAnswer) => this.#end({ answer }));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#end({ broken: faultOf(error.message, error.code === 'ERR_WORKER_OUT_OF_MEMORY') }),
    );
    worker.on('exit', () => this.#end({ broken: faultOf('a thread ended in the middle of its work', false) }));
    // After the listeners: the first of them refers to the thread again, and an idle one would keep the program for ever.
    worker.unref();
    this.#worker = worker;
  }

  /** Does one job. Whether the thread can do another is known afterwards: see {@link isSpent}. */
  async run(job: ThreadJob, seconds: number): Promise<Answer> {
    this.#worker.ref();
    const end = await new Promise<End>((done) => {
      if (this.#early) return done(this.#early);
      const timer = setTimeout(() => done({ broken: tooSlow(job, seconds) }), seconds * 1000);
      this.#end = (reached) => {
        clearTimeout(timer);
        this.#end = (late) => (this.#early ??= late);
        done(reached);
      };
      this.#worker.postMessage(job);
    });
    this.#worker.unref();
    this.isSpent = 'broken' in end || end.answer.spent;
    if (this.isSpent) void this.end();
    if ('broken' in end) throw end.broken;
    const { answer } = end;
    if (answer.is === 'fault') throw faultOf(answer.text, answer.outOfMemory);
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function tooSlow(job: ThreadJob, seconds: number): Fault {
  const what = 'plain' in job ? 'the PDF' : `pages ${job.from + 1}–${job.to} of the PDF`;
  return fault('extract/too-slow', `${what} took longer than ${seconds} s`);
}

function faultOf(text: string, outOfMemory: boolean): Fault {
  return fault(outOfMemory ? 'extract/out-of-memory' : 'core/unexpected', text);
}
