import { Fault } from '../core/message.js';
import type { PlainPages } from '../extract/pdf/second-engine.js';
import { PageThread } from './page-thread.js';

/** Bytes of memory for the second engine. */
const memory = 1_000_000_000;

/**
 * The process of the second engine, which is slow to load and is kept for the next file. On a
 * broken file it may fail where nobody can catch it, even after its answer, and that ends the
 * process: so no pages are read there, and what fails in one that read another file before is
 * tried again in a new one.
 */
export class PlainThread {
  readonly #place: URL;
  readonly #seconds: number;
  readonly #mostKept: number;
  #thread: PageThread | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(place: URL, seconds: number, mostKept: number) {
    this.#place = place;
    this.#mostKept = mostKept;
    this.#seconds = seconds;
  }

  /** The plain text of a file, one after the other; null where the engine cannot read it. */
  read(body: Uint8Array, pages: number): Promise<PlainPages | null> {
    const read = this.#last.then(() => this.#read(body, pages));
    this.#last = read.catch(() => undefined);
    return read;
  }

  async #read(plain: Uint8Array, pages: number): Promise<PlainPages | null> {
    const isNew = this.#thread === null;
    const thread = (this.#thread ??= new PageThread(this.#place, memory, { work: 'plain', mostKept: this.#mostKept }));
    try {
      const answer = await thread.run({ plain, pages }, this.#seconds);
      return answer.is === 'plain' ? answer.plain : null;
    } catch (error) {
      this.#thread = null;
      if (!(error instanceof Fault) || error.code === 'extract/too-slow') throw error;
      if (!isNew) return await this.#read(plain, pages);
      if (error.code === 'core/unexpected') return null;
      throw error;
    } finally {
      if (thread.isSpent && this.#thread === thread) this.#thread = null;
    }
  }

  async end(): Promise<void> {
    await this.#thread?.end();
  }
}
