import { Fault } from '../../core/message.js';
import { fault } from '../../core/faults.js';
import type { Exchange, Header } from '../../model/exchange.js';
import type { Wire } from '../http.js';
import { readBody, unpackedHeaders, valueOf, type BodyLimits } from './body.js';
import { canHeal, isPassing, networkFault } from './failure.js';
import type { Host, WaitingWorld } from './host.js';
import { backoff, readRetryAfter } from './retry-after.js';

export interface AskSettings {
  readonly timeoutInSeconds: number;
  /** How often an address is tried before it has failed. */
  readonly attempts: number;
  /** Longest first wait before a second attempt, in milliseconds; each further one may be twice as long. */
  readonly firstBackoff: number;
  /** How long a host is left alone that says 429 and not for how long, in milliseconds; twice as long each time. */
  readonly pauseAfter429: number;
}

export interface AskTools {
  readonly wire: Wire;
  readonly settings: AskSettings;
  readonly world: WaitingWorld;
  /** Given every answer as it comes. */
  readonly keep: (exchange: Exchange) => void;
}

/** A whole page may take this many times as long as one wait, however steadily it comes. */
const patience = 10;

/** What is read of the page that comes with a failure. */
const mostOfAFailure = 100_000;

/**
 * One address by GET, again where a failure may pass, within the manners of its host. Gives
 * the last answer, whatever its status; no answer is a fault.
 */
export async function ask(
  host: Host,
  url: URL,
  headers: readonly Header[],
  limits: BodyLimits,
  tools: AskTools,
): Promise<Exchange> {
  const { attempts, firstBackoff } = tools.settings;
  for (let attempt = 1; ; attempt++) {
    const outcome = await host.turn(async () => {
      const came = await askOnce(host, url, headers, limits, tools);
      if (!(came instanceof Fault)) pauseHost(host, came, attempt, tools);
      return came;
    });
    const again = outcome instanceof Fault ? canHeal(outcome) : isPassing(outcome.response.status);
    if (again && attempt < attempts) {
      host.counts.repeats++;
      await tools.world.sleep(backoff(attempt, firstBackoff, tools.world.random));
      continue;
    }
    if (outcome instanceof Fault) throw outcome;
    return outcome;
  }
}

function pauseHost(host: Host, { response }: Exchange, attempt: number, { settings, world }: AskTools): void {
  const { status, headers } = response;
  if (status !== 429 && status !== 503) return;
  const wanted = readRetryAfter(valueOf(headers, 'retry-after'), world.now());
  if (wanted !== null) host.pause(wanted, status);
  else if (status === 429) host.pause(settings.pauseAfter429 * 2 ** (attempt - 1), status);
}

async function askOnce(
  host: Host,
  url: URL,
  headers: readonly Header[],
  limits: BodyLimits,
  { wire, settings, world, keep }: AskTools,
): Promise<Exchange | Fault> {
  const started = world.now();
  host.counts.requests++;
  // The fragment is the reader's business and was never sent.
  const address = url.href.replace(/#.*$/u, '');
  try {
    const signal = AbortSignal.timeout(settings.timeoutInSeconds * 1000 * patience);
    const answer = await wire.get(url, headers, signal);
    const isPage = answer.status >= 200 && answer.status < 300;
    const most = isPage ? limits : { most: Math.min(limits.most, mostOfAFailure), beyond: 'cut' as const };
    const pace = { window: settings.timeoutInSeconds, count: (came: number) => (host.counts.bytes += came) };
    const bytes = await readBody(address, answer, most, pace);
    const exchange: Exchange = {
      url: address,
      started,
      request: { method: 'GET', target: url.pathname + url.search, headers: [['host', url.host], ...headers] },
      response: {
        status: answer.status,
        reason: answer.reason,
        headers: unpackedHeaders(answer.headers),
        body: bytes,
      },
      ip: answer.ip,
      via: null,
    };
    keep(exchange);
    return exchange;
  } catch (error) {
    return networkFault(address, error, settings.timeoutInSeconds, patience);
  }
}

/** What a final answer with a status that is no page means; null for those that are one, or lead to one. */
export function statusFault(asked: string, { url, response }: Exchange): Fault | null {
  const { status } = response;
  if ((status >= 200 && status < 300) || status === 304) return null;
  const moved = url === asked ? '' : ` (redirected from ${asked})`;
  const text = `the server answered ${status} for ${url}${moved}`;
  if (isPassing(status)) return fault('source/unavailable', text, status === 429 ? { advice: askedTooOften } : {});
  const advice = refusing.has(status) ? { advice: noEntrance } : {};
  return fault('source/http-status', text, advice);
}

const askedTooOften =
  'Nothing now: the server wants fewer questions for a while, and the next run asks again. If it happens at every run, run less often.';

/** Whoever gets these may well find the page in a browser. */
const refusing: ReadonlySet<number> = new Set([401, 403, 406, 407, 451]);
const noEntrance =
  'The server lets no program in, or nobody it does not know: open the address in a browser, and give the saved page.';
