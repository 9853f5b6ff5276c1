import { Fault } from '../../src/core/message.js';
import { FetchFault } from '../../src/source/fetch/failure.js';
import { createFetcher, type Fetcher, type FetcherSettings } from '../../src/source/fetch/fetcher.js';
import { fetcherSettings } from '../../src/source/fetch/settings.js';

/** A clock that moves only when somebody waits, and what was waited. */
export interface FakeWorld {
  readonly now: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** Every wait, in milliseconds. */
  readonly waits: number[];
  /** Time goes by. */
  pass(milliseconds: number): void;
}

export function fakeWorld(start = '2026-01-02T03:04:05.000Z'): FakeWorld {
  let at = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(at).toISOString(),
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      at += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
    pass: (milliseconds) => void (at += milliseconds),
  };
}

/** A fetcher that waits for nothing, and may ask this machine. */
export function testFetcher(world: FakeWorld = fakeWorld(), settings: Partial<FetcherSettings> = {}): Fetcher {
  const options = { version: 'test', maxBytes: 20_000_000, timeoutInSeconds: 0.5, allowPrivate: true };
  return createFetcher({ ...fetcherSettings(options), ...settings }, world);
}

/** The fault of a fetch that fails. */
export async function failureOf(fetch: Promise<unknown>): Promise<FetchFault> {
  const outcome = await fetch.then(
    () => 'no fault',
    (error: unknown) => error,
  );
  if (outcome instanceof FetchFault) return outcome;
  throw new Error(outcome instanceof Fault ? `a fault without exchanges: ${outcome.code}` : String(outcome));
}
