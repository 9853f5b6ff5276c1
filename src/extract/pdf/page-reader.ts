import { fault } from '../../core/faults.js';
import type { Limits } from '../limits.js';
import { dropEngine, loadEngine, openFile, type Engine, type Refusal } from './engine.js';
import { readPage, type PageContent } from './page.js';
import type { PlainPages } from './second-engine.js';
import type { Tolerances } from './tolerances.js';

/** Some pages of one file to be read. */
export interface PageJob {
  readonly body: Uint8Array;
  /** Index of the first page, from 0. */
  readonly from: number;
  /** One past the last; pages beyond the end of the file are not asked for. */
  readonly to: number;
  readonly limits: Limits;
  readonly tolerances: Tolerances;
}

/** What became of a job: the pages (null where one cannot be read), or why there are none. */
export type PageAnswer =
  | { readonly is: 'read'; readonly count: number; readonly pages: readonly (PageContent | null)[] }
  | { readonly is: Refusal | 'trapped' };

/**
 * Reads pages, here or in other threads. `extract` knows no threads, so that it runs
 * in a browser: who has some hands their reader in.
 */
export interface PageReader {
  /** How many pages make one job; jobs of one file may be worked on side by side. */
  readonly pagesAtOnce: number;
  read(job: PageJob): Promise<PageAnswer>;
  /** Has the second engine read a file that the first cannot; null where it cannot either. */
  readPlain(body: Uint8Array, pages: number): Promise<PlainPages | null>;
}

/** Reads all pages of a file here, one after the other. */
export const readHere: PageReader = { pagesAtOnce: Infinity, read: readPagesHere, readPlain: readPlainHere };

/** The second engine is slow to load, so it is asked only where the first fails. */
export async function readPlainHere(body: Uint8Array, pages: number): Promise<PlainPages | null> {
  const { readPlainPages } = await import('./second-engine.js');
  return readPlainPages(body, pages);
}

/** Does a job in this thread. Faults: `extract/out-of-memory`. */
export async function readPagesHere(job: PageJob): Promise<PageAnswer> {
  const engine = await loadEngine();
  try {
    return readFrom(engine, job);
  } catch (error) {
    if (!isTrap(error)) throw error;
    // Nothing in the engine's memory can be trusted any more.
    dropEngine();
    return { is: 'trapped' };
  }
}

function readFrom(engine: Engine, { body, from, to, limits, tolerances }: PageJob): PageAnswer {
  const file = openFile(engine, body);
  if (typeof file === 'string') return { is: file };
  const pages: (PageContent | null)[] = [];
  for (let index = from; index < Math.min(to, file.pages); index++) {
    pages.push(readPage(file, index, tolerances, limits));
    if (engine.bytes.length > limits.memory) {
      dropEngine();
      throw fault('extract/out-of-memory', `page ${index + 1} needs more memory than the limit allows`);
    }
  }
  file.close();
  return { is: 'read', count: file.pages, pages };
}

/** A trap in the engine: the file did it, so it is the file that is damaged. */
function isTrap(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'RuntimeError' || (error instanceof RangeError && /memory|stack/iu.test(error.message)))
  );
}
