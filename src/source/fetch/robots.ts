import robotsParser from 'robots-parser';
import { fault } from '../../core/faults.js';
import type { Fault } from '../../core/message.js';
import type { HostLine } from '../../model/fetched.js';

/** What a host says of automatic visits (RFC 9309). */
export interface RobotsRules {
  readonly state: Exclude<HostLine['robots'], 'unasked'>;
  /** Null where the address may be asked for, else why not. */
  refusal(url: URL): Fault | null;
  /** Seconds between two requests that the host asks for; 0 for none. */
  readonly crawlDelay: number;
}

// The types of the package describe an ES module, and it is none.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** The name by which rules for us are found. */
const ourName = 'planwatch';

/** What is read of a robots.txt; RFC 9309 wants at least this much read, and lets the rest be ignored. */
export const mostRobotsBytes = 512_000;

/** A host that wants more than this between two requests is not visited in this run. */
const longestCrawlDelay = 60;

/** Any path is allowed: there is no robots.txt (the answer was a 4xx). */
export const noRules: RobotsRules = { state: 'none', refusal: () => null, crawlDelay: 0 };

/** Nothing is allowed while it is not known what the rules are. */
export function unreachableRules(why: string): RobotsRules {
  return {
    state: 'unreachable',
    refusal: (url) =>
      fault(
        'source/robots-unreachable',
        `${url.href} was not asked for: the rules of its host could not be read (${why})`,
      ),
    crawlDelay: 0,
  };
}

/** Rules as a host wrote them, found at its `/robots.txt`. */
export function readRobots(origin: string, body: Uint8Array): RobotsRules {
  const text = new TextDecoder().decode(body);
  const rules = parseRobots(`${origin}/robots.txt`, text);
  const crawlDelay = rules.getCrawlDelay(ourName) ?? 0;
  return {
    state: 'rules',
    crawlDelay: Number.isFinite(crawlDelay) && crawlDelay > 0 ? crawlDelay : 0,
    refusal(url) {
      if (crawlDelay > longestCrawlDelay) {
        const wanted = `it wants ${crawlDelay} s between two requests, and at most ${longestCrawlDelay} s are waited`;
        return fault('source/crawl-delay', `${url.href} was not asked for: ${wanted}`);
      }
      if (rules.isAllowed(url.href, ourName) !== false) return null;
      return fault('source/robots-forbid', `${url.href} was not asked for: the robots.txt of its host forbids it`);
    },
  };
}
