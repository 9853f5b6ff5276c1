import { readContentType } from '../../core/content-type.js';
import { fault } from '../../core/faults.js';
import { Fault, message, type Message } from '../../core/message.js';
import type { Exchange, Header } from '../../model/exchange.js';
import type { Fetched, HostLine, KnownAnswers } from '../../model/fetched.js';
import { toCapture } from '../bytes.js';
import { createWire, isLoopbackHost, isPrivateHost, type WireSettings } from '../http.js';
import { ask, statusFault, type AskSettings, type AskTools } from './ask.js';
import { valueOf } from './body.js';
import { FetchFault } from './failure.js';
import { freshnessOf } from './freshness.js';
import { Host, type HostSettings, type WaitingWorld } from './host.js';
import { mostRobotsBytes, noRules, readRobots, unreachableRules, type RobotsRules } from './robots.js';

export interface FetcherSettings extends WireSettings, AskSettings, HostSettings {
  /** An input with more bytes is not read. */
  readonly maxBytes: number;
  /** Says who asks, and how to reach him: `planwatch/1.2.3 (+https://example.org)`. */
  readonly userAgent: string;
  /** Whether it is known how to reach whoever asks; pages that nobody named are not asked for without. */
  readonly hasContact: boolean;
}

export interface GetOptions {
  /** What is kept of addresses: asks whether it has changed, or nothing at all while it is fresh. */
  readonly known?: KnownAnswers;
  /**
   * Who says that it is to be asked for. `input`: a person, who named this very address;
   * robots.txt is for robots, and is not asked for. `plan`: a plan file. `link`: a page.
   * This machine may be asked when a person or a plan file names it, never because a page does.
   */
  readonly by?: 'input' | 'plan' | 'link';
}

/** Fetches with manners: robots, one request at a time and a pause between two, for every host. */
export interface Fetcher {
  /** One page by GET, redirects followed. Failures are {@link FetchFault}s, with every answer that came. */
  get(address: string, options?: GetOptions): Promise<Fetched>;
  /** What was done at each host, in the order in which they were first asked. */
  summary(): readonly HostLine[];
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Redirects followed before an address is given up; publishers need 2. */
const mostRedirects = 10;

export function createFetcher(settings: FetcherSettings, world: WaitingWorld): Fetcher {
  const wire = createWire(settings);
  const hosts = new Map<string, Host>();
  const hostOf = ({ origin, hostname }: URL): Host => {
    const host = hosts.get(origin) ?? new Host(origin, isPrivateHost(hostname), settings, world);
    hosts.set(origin, host);
    return host;
  };
  return {
    get(address, options = {}) {
      const { by = 'link' } = options;
      if (by !== 'link' && URL.canParse(address) && isLoopbackHost(new URL(address).hostname)) {
        wire.allow(new URL(address).origin);
      }
      return new Visit(address, options, settings, world, wire, hostOf).go();
    },
    summary: () => [...hosts.values()].map((host) => host.line()),
    close: () => wire.close(),
  };
}

/** One address on its way to a page. */
class Visit {
  readonly #asked: string;
  readonly #options: GetOptions;
  readonly #settings: FetcherSettings;
  readonly #world: WaitingWorld;
  readonly #hostOf: (url: URL) => Host;
  readonly #tools: AskTools;
  readonly #exchanges: Exchange[] = [];
  readonly #messages: Message[] = [];

  constructor(
    address: string,
    options: GetOptions,
    settings: FetcherSettings,
    world: WaitingWorld,
    wire: AskTools['wire'],
    hostOf: (url: URL) => Host,
  ) {
    this.#asked = address;
    this.#options = options;
    this.#settings = settings;
    this.#world = world;
    this.#hostOf = hostOf;
    this.#tools = { wire, settings, world, keep: (exchange) => this.#exchanges.push(exchange) };
  }

  async go(): Promise<Fetched> {
    try {
      return await this.#follow(webAddress(this.#asked, this.#asked));
    } catch (error) {
      throw error instanceof Fault ? new FetchFault(error, this.#exchanges) : error;
    }
  }

  async #follow(first: URL): Promise<Fetched> {
    const seen = new Set<string>();
    for (let url = first; ;) {
      if (seen.has(url.href)) throw fault('source/redirects', `${this.#asked} leads in a circle, back to ${url.href}`);
      seen.add(url.href);
      const came = await this.#step(url).catch((error: unknown) => this.#refuse(error, url, first));
      if (!(came instanceof URL)) return came;
      if (seen.size > mostRedirects) {
        const text = `${this.#asked} was redirected more than ${mostRedirects} times, last to ${came.href}`;
        throw fault('source/redirects', text);
      }
      this.#noteOtherHost(url, came);
      url = came;
    }
  }

  /** A publisher who leads into a private network is broken or means harm: nobody is told to let him. */
  #refuse(error: unknown, url: URL, first: URL): never {
    const isLed = error instanceof Fault && error.code === 'source/private-address' && url.origin !== first.origin;
    if (!isLed) throw error;
    const text = `${this.#asked} leads to ${url.href}, an address of a private network`;
    const advice = 'nothing was asked there: look at the page in a browser, and tell its publisher';
    throw fault('source/private-address', text, { advice, cause: error });
  }

  /** One hop: where it leads, or what came of it. */
  async #step(url: URL): Promise<URL | Fetched> {
    const host = this.#hostOf(url);
    const address = url.href.replace(/#.*$/u, '');
    if (this.#options.by !== 'input') await this.#expectAllowed(host, url);
    const known = (await this.#options.known?.(address)) ?? null;
    const freshness = known && freshnessOf(known, this.#headers(), this.#world.now());
    if (freshness?.fresh === true) {
      host.counts.fresh++;
      return this.#fetched('fresh', address);
    }
    const headers = [...this.#headers(), ...(freshness?.conditions ?? [])];
    const exchange = await this.#ask(host, url, headers);
    const { status } = exchange.response;
    const location = valueOf(exchange.response.headers, 'location');
    if (status >= 300 && status < 400 && status !== 304 && location !== null) return this.#target(location, url);
    const failure = statusFault(this.#asked, exchange);
    if (failure) {
      host.counts.failed++;
      host.settle(status < 500 && status !== 429, failure.message);
      throw failure;
    }
    host.settle(true);
    if (status !== 304) {
      host.counts.fetched++;
      return this.#fetched('fetched', address, exchange);
    }
    if (!known) throw fault('source/http-status', `the server answered 304 for ${address}, and was not asked for that`);
    host.counts.notModified++;
    return this.#fetched('not-modified', address);
  }

  async #ask(host: Host, url: URL, headers: readonly Header[]): Promise<Exchange> {
    const limits = { most: this.#settings.maxBytes, beyond: 'fault' } as const;
    try {
      return await ask(host, url, headers, limits, this.#tools);
    } catch (error) {
      host.counts.failed++;
      if (error instanceof Fault && error.code !== 'source/over-limit') host.settle(false, error.message);
      throw error;
    }
  }

  #fetched(kind: Fetched['kind'], url: string, exchange?: Exchange): Fetched {
    const capture = exchange ? this.#capture(exchange) : null;
    return { kind, url, exchanges: this.#exchanges, capture, messages: this.#messages };
  }

  #capture({ url, response, started }: Exchange): Fetched['capture'] {
    const { mediaType, charset } = readContentType(valueOf(response.headers, 'content-type'));
    return toCapture(response.body, { name: this.#asked, url, mediaType, retrieved: started, charset });
  }

  #target(location: string, from: URL): URL {
    if (!URL.canParse(location, from.href)) {
      throw fault('source/redirects', `${this.#asked} leads to “${location}”, which is no address`);
    }
    return webAddress(new URL(location, from.href).href, this.#asked);
  }

  #noteOtherHost(from: URL, to: URL): void {
    if (from.origin === to.origin) return;
    const text = `${from.href} led to another host`;
    this.#messages.push(message('source/other-host', text, { place: { source: this.#asked }, actual: to.href }));
  }

  #headers(): Header[] {
    return [
      ['user-agent', this.#settings.userAgent],
      ['accept', 'text/html, */*;q=0.8'],
      ['accept-encoding', 'br, gzip, deflate'],
    ];
  }

  async #expectAllowed(host: Host, url: URL): Promise<void> {
    if (!this.#settings.hasContact && !isPrivateHost(url.hostname)) {
      throw fault('source/no-contact', `${url.href} was not asked for: nobody would know whom to write to`);
    }
    host.robots ??= this.#readRobots(host, url.origin);
    const refusal = (await host.robots).refusal(url);
    if (!refusal) return;
    host.counts.failed++;
    throw refusal;
  }

  /** Rules are read once a run. Redirects are followed, and what is found counts for the first host. */
  async #readRobots(host: Host, origin: string): Promise<RobotsRules> {
    const rules = await this.#findRobots(origin);
    host.obey(rules);
    return rules;
  }

  async #findRobots(origin: string): Promise<RobotsRules> {
    const limits = { most: mostRobotsBytes, beyond: 'cut' } as const;
    try {
      let url = new URL('/robots.txt', origin);
      for (let hops = 0; hops <= 5; hops++) {
        const exchange = await ask(this.#hostOf(url), url, this.#headers(), limits, this.#tools);
        const { status, headers, body } = exchange.response;
        const location = valueOf(headers, 'location');
        if (status >= 200 && status < 300) return readRobots(origin, body);
        if (status === 429 || status >= 500) return unreachableRules(`the server answered ${status}`);
        if (status >= 400 || location === null) return noRules;
        url = this.#target(location, url);
      }
      return noRules;
    } catch (error) {
      // What the wire says is a better reason than that there are no rules; either way nothing is asked.
      if (error instanceof Fault && error.code === 'source/redirects') return unreachableRules(error.message);
      throw error;
    }
  }
}

function webAddress(address: string, asked: string): URL {
  if (!URL.canParse(address)) throw fault('source/bad-address', `${address} is not an address`);
  const url = new URL(address);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw fault('source/redirects', `${asked} leads to ${address}, which is neither http nor https`);
}
