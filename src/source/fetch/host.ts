import pLimit from 'p-limit';
import { fault } from '../../core/faults.js';
import type { Fault } from '../../core/message.js';
import type { HostLine } from '../../model/fetched.js';
import type { RobotsRules } from './robots.js';

/** What the waiting needs of the world. */
export interface WaitingWorld {
  /** ISO 8601. */
  readonly now: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface HostSettings {
  /** Shortest time between two requests, in milliseconds. */
  readonly pace: number;
  /** The same on private networks, where haste disturbs nobody. */
  readonly privatePace: number;
  /** A host that wants a longer pause is not asked again in this run; in milliseconds. */
  readonly longestPause: number;
}

/** So many addresses of a host may fail one after the other before it is held to be down. */
const mostFailures = 3;

export type Counts = {
  -readonly [K in 'requests' | 'fetched' | 'notModified' | 'fresh' | 'failed' | 'repeats' | 'bytes']: HostLine[K];
};

/** One host in one run: its turn, its pauses, its rules, and what was done there. */
export class Host {
  readonly origin: string;
  readonly counts: Counts = { requests: 0, fetched: 0, notModified: 0, fresh: 0, failed: 0, repeats: 0, bytes: 0 };
  /** Null until it was asked for. */
  robots: Promise<RobotsRules> | null = null;
  readonly #settings: HostSettings;
  readonly #world: WaitingWorld;
  readonly #oneAtATime = pLimit(1);
  #pace: number;
  #robotsState: HostLine['robots'] = 'unasked';
  /** How long it is left alone, and since when. */
  #rests = { since: 0, milliseconds: 0 };
  #waited = 0;
  #failuresInARow = 0;
  #givenUp: Fault | null = null;

  constructor(origin: string, isPrivate: boolean, settings: HostSettings, world: WaitingWorld) {
    this.origin = origin;
    this.#settings = settings;
    this.#world = world;
    this.#pace = isPrivate ? settings.privatePace : settings.pace;
  }

  /** Does one thing at the host when its turn has come; nothing else is done there meanwhile. */
  turn<T>(act: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(async () => {
      this.#expectHope();
      await this.#waitForTurn();
      try {
        return await act();
      } finally {
        // A little more by chance, so that many jobs that began together do not stay together.
        this.#rest(this.#pace * (1 + this.#world.random() / 4));
      }
    });
  }

  obey(rules: RobotsRules): void {
    this.#robotsState = rules.state;
    this.#pace = Math.max(this.#pace, rules.crawlDelay * 1000);
  }

  /** Nothing is asked for so long. A pause that is too long for this run ends it at this host. */
  pause(milliseconds: number, status: number): void {
    if (milliseconds > this.#settings.longestPause) {
      const seconds = Math.round(milliseconds / 1000);
      this.#giveUp(`it answered ${status} and wants ${seconds} s of quiet`, 'source/rate-limited');
    } else {
      this.#rest(milliseconds);
    }
  }

  /** An address of it came to a good end, or to none. */
  settle(wasGood: boolean, why = ''): void {
    this.#failuresInARow = wasGood ? 0 : this.#failuresInARow + 1;
    if (this.#failuresInARow === mostFailures) {
      this.#giveUp(
        `${mostFailures} addresses of it failed one after the other, the last so: ${why}`,
        'source/host-down',
      );
    }
  }

  line(): HostLine {
    const { origin, counts } = this;
    return {
      origin,
      ...counts,
      waited: this.#waited,
      robots: this.#robotsState,
      givenUp: this.#givenUp?.message ?? null,
    };
  }

  #giveUp(why: string, code: 'source/rate-limited' | 'source/host-down'): void {
    this.#givenUp ??= fault(code, `nothing more is asked of ${this.origin} in this run: ${why}`);
  }

  #expectHope(): void {
    if (this.#givenUp) throw this.#givenUp;
  }

  async #waitForTurn(): Promise<void> {
    const wait = this.#restLeft();
    if (wait <= 0) return;
    this.#waited += wait;
    await this.#world.sleep(wait);
  }

  #rest(milliseconds: number): void {
    if (milliseconds > this.#restLeft()) this.#rests = { since: this.#time(), milliseconds };
  }

  /** A clock that was set back in between does not make the rest longer. */
  #restLeft(): number {
    const { since, milliseconds } = this.#rests;
    return milliseconds - Math.max(0, this.#time() - since);
  }

  #time(): number {
    return Date.parse(this.#world.now());
  }
}
