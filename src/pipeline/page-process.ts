import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ThreadJob, ThreadSettings } from './page-worker.js';

/** What a process ends with where its memory is spent; other signals are failures of the engine. */
const outOfMemory: NodeJS.Signals = 'SIGABRT';

/**
 * A process that is spoken to as a thread is (`Worker`), for an engine that can end the process that it runs in: a
 * broken file may make an array grow until V8 gives up, and that takes all threads with it. Events: `message`, `error`
 * (a code as that of a thread without memory), `exit`.
 */
export class PageProcess extends EventEmitter {
  readonly #child: ChildProcess;

  /** `memory` in bytes is the most its heap may take. */
  constructor(place: URL, memory: number, settings: ThreadSettings) {
    super();
    this.#child = fork(fileURLToPath(place), [JSON.stringify(settings)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${String(Math.ceil(memory / 1_000_000))}`],
    });
    this.#child.on('message', (answer) => this.emit('message', answer));
    this.#child.on('error', (error) => this.emit('error', error));
    this.#child.on('exit', (_code, signal) => {
      const error = Object.assign(new Error('the memory was spent'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
      if (signal === outOfMemory) this.emit('error', error);
      this.emit('exit');
    });
  }

  postMessage(job: ThreadJob): void {
    // A process that has just ended says so itself.
    if (this.#child.connected) this.#child.send(job, () => undefined);
  }

  ref(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }

  unref(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  terminate(): Promise<void> {
    this.#child.kill('SIGKILL');
    return Promise.resolve();
  }
}
