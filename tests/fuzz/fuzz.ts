import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { docx, odt, sheet } from '../extract/office-files.js';
import { Choices } from '../tools/pdf/random.js';
import { mutate } from './mutate.js';

export const formats = ['text', 'html', 'csv', 'json', 'pdf', 'docx', 'odt', 'xlsx', 'ods'] as const;
export type Format = (typeof formats)[number];

const endings: Readonly<Record<Format, readonly string[]>> = {
  text: ['.txt'],
  html: ['.html', '.htm'],
  csv: ['.csv', '.tsv'],
  json: ['.json'],
  pdf: ['.pdf'],
  docx: ['.docx'],
  odt: ['.odt'],
  xlsx: ['.xlsx'],
  ods: ['.ods'],
};

/** Inputs that lie in no folder. */
const made: Partial<Record<Format, () => readonly Uint8Array[]>> = {
  docx: () => [docx()],
  odt: () => [odt()],
  xlsx: () => [sheet('xlsx')],
  ods: () => [sheet('ods')],
};

/** All files of a format below some folders, in order, that are at most `largest` bytes, so that many can be read. */
export function seedsOf(format: Format, folders: readonly string[], largest = 120_000): Uint8Array[] {
  const found: Uint8Array[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (endings[format].includes(extname(entry.name))) found.push(readFileSync(path));
    }
  };
  for (const folder of folders) if (existsSync(folder)) walk(folder);
  found.push(...(made[format]?.() ?? []));
  return found.filter(({ length }) => length > 0 && length <= largest);
}

export interface Failure {
  readonly number: number;
  readonly body: Uint8Array;
  readonly why: string;
}

export interface FuzzResult {
  readonly count: number;
  readonly failures: readonly Failure[];
  /** The most memory that the process held, in bytes. */
  readonly memory: number;
  /** The slowest input, in milliseconds of wall time: on a busy machine more than it needs. */
  readonly slowest: number;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  /** After so long, and so much processor time, an input is taken to hang. */
  readonly seconds: number;
  /** Bytes of a changed input at most. */
  readonly largest?: number;
  readonly progress?: (done: number) => void;
}

/** Reads `count` changed inputs in a thread; the same seed gives the same inputs. */
export async function fuzz(format: Format, seeds: readonly Uint8Array[], options: FuzzOptions): Promise<FuzzResult> {
  const thread = new Reader();
  const failures: Failure[] = [];
  let [memory, slowest] = [0, 0];
  for (let number = 0; number < options.count; number++) {
    const c = new Choices(options.seed * 1_000_003 + number);
    const body = mutate(format, c.pick(seeds), c.pick(seeds), c).subarray(0, options.largest);
    const from = performance.now();
    const answer = await thread.read(body, `input${endings[format][0]}`, options.seconds);
    slowest = Math.max(slowest, performance.now() - from);
    memory = Math.max(memory, answer.memory);
    if (answer.failure !== null) failures.push({ number, body, why: answer.failure });
    if (number % 1000 === 999) options.progress?.(number + 1);
  }
  await thread.close();
  return { count: options.count, failures, memory, slowest };
}

interface Answer {
  readonly failure: string | null;
  readonly memory: number;
}

/** A thread that reads; one that hangs, crashes or takes too much memory is ended, and the next input gets a new one. */
export class Reader {
  #worker: Worker | null = null;

  async read(body: Uint8Array, name: string, seconds: number): Promise<Answer> {
    const worker = (this.#worker ??= new Worker(new URL('./read-worker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1000 },
      stdout: true,
      stderr: true,
    }));
    const answer = await new Promise<Answer>((resolve) => {
      const broken = (failure: string): void => resolve({ failure, memory: process.memoryUsage.rss() });
      const hangs = hangsAfter(seconds);
      const timer = setInterval(() => {
        if (hangs()) done(() => broken(`no answer after ${seconds} s`));
      }, 100);
      const done = (finish: () => void): void => {
        clearInterval(timer);
        worker.removeAllListeners('error');
        finish();
      };
      worker.once('message', (message: Answer) => done(() => resolve(message)));
      worker.once('error', (error) => done(() => broken(`the thread crashed: ${error.message}`)));
      worker.postMessage({ body, name });
    });
    if (answer.failure !== null) await this.close();
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }
}

/**
 * Not before so much processor time is used, since a busy machine makes an input late that does
 * not hang; who waits for ever uses none, and hangs after twenty times as long.
 */
function hangsAfter(seconds: number): () => boolean {
  const [cpu, from] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const waited = (performance.now() - from) / 1000;
    return waited >= 20 * seconds || (waited >= seconds && user + system >= 1e6 * seconds);
  };
}

/** A shorter input that still fails, found by leaving pieces out. */
export async function reduce({ body }: Failure, name: string, seconds: number): Promise<Uint8Array> {
  const thread = new Reader();
  let shortest = body;
  for (let piece = body.length >> 1; piece >= 1; piece >>= 1) {
    for (let at = 0; at < shortest.length && piece >= shortest.length / 64; at += piece) {
      const shorter = Uint8Array.from([...shortest.subarray(0, at), ...shortest.subarray(at + piece)]);
      if ((await thread.read(shorter, name, seconds)).failure !== null) shortest = shorter;
    }
  }
  await thread.close();
  return shortest;
}
