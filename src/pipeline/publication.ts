import { Fault, message, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Attachment, Discovery, PageLink } from '../model/discovery.js';
import { addressKey, contentApiAddress, discover } from '../source/discover.js';
import { readArchivedAddress } from '../source/memento.js';

/** A page that was had, and the address that answered. */
export interface GotPage {
  readonly url: string;
  readonly capture: Capture;
  readonly messages: readonly Message[];
}

/** Gets one page; a page that cannot be had is a fault. */
export type GetPage = (address: string, by: 'input' | 'plan' | 'link') => Promise<GotPage>;

/** One page that a publication should have. */
export interface WalkedPage extends PageLink {
  readonly capture: Capture | null;
  /** Why it could not be had. */
  readonly fault: Fault | null;
}

export interface WalkedPublication {
  /** What the address that was given says. */
  readonly discovery: Discovery;
  /** In order; those that could not be had are among them. */
  readonly pages: readonly WalkedPage[];
  /** Files beside the pages. */
  readonly attachments: readonly Attachment[];
  readonly messages: readonly Message[];
}

export interface WalkOptions {
  readonly by: 'input' | 'plan';
  /** How many pages it should have; fewer are the error `source/fewer-pages`. */
  readonly expected?: number | null;
}

/** More pages than any publication has; what leads to more is a site. */
const mostPages = 400;

/**
 * The whole edition at an address: the page itself where it stands alone, else every page
 * that its publisher lists, or that they lead to, in order. The address of one page among
 * others, or of a page in a web archive, is that page.
 *
 * Pages that cannot be had are set aside with their fault and are errors; the others are read
 * all the same. Only the first page of all is a fault when it cannot be had.
 */
export async function walkPublication(address: string, get: GetPage, options: WalkOptions): Promise<WalkedPublication> {
  const first = await get(contentApiAddress(address) ?? address, options.by);
  const discovery = discover(first.capture, first.url);
  const alone = (messages: readonly Message[]): WalkedPublication => ({
    discovery,
    pages: [{ url: first.url, title: discovery.title, capture: first.capture, fault: null }],
    attachments: discovery.attachments,
    messages: [...first.messages, ...aboutWithdrawal(discovery, address), ...messages],
  });
  if (discovery.kind === 'list' || readArchivedAddress(address)) return alone([]);
  if (!isBeginning(discovery, first.url)) return alone([oneOfMany(address, discovery)]);
  const walk = new Walk(address, first, discovery, get);
  const pages = await walk.go();
  if (pages.length < 2 && pages[0]?.capture === first.capture) return alone(fewer(address, 1, options));
  return {
    discovery,
    pages,
    attachments: [...walk.attachments.values()],
    messages: [
      ...first.messages,
      ...aboutWithdrawal(discovery, address),
      ...walk.messages,
      ...failures(pages),
      ...gaps(address, pages),
      ...fewer(address, pages.length, options),
    ],
  };
}

/** Whether an address stands for the whole publication, and not for a page further in. */
function isBeginning({ pages, self, landing, previous }: Discovery, url: string): boolean {
  if (addressKey(url) === addressKey(landing)) return pages.length > 0 || previous === null;
  const [firstPage] = pages;
  return firstPage !== undefined && (self === null || addressKey(self) === addressKey(firstPage.url));
}

/** One way through a publication, in the order in which a reader would turn its pages. */
class Walk {
  readonly attachments = new Map<string, Attachment>();
  readonly messages: Message[] = [];
  readonly #address: string;
  readonly #first: GotPage;
  readonly #start: Discovery;
  readonly #get: GetPage;
  readonly #seen = new Set<string>();
  readonly #pages: WalkedPage[] = [];

  constructor(address: string, first: GotPage, start: Discovery, get: GetPage) {
    [this.#address, this.#first, this.#start, this.#get] = [address, first, start, get];
  }

  async go(): Promise<readonly WalkedPage[]> {
    const { self, pages, extent, next, title } = this.#start;
    this.#note(this.#start);
    const waiting: PageLink[] = [...pages];
    if (self === null && (extent === 'some' || pages.length === 0)) {
      // The landing page is a page of its own, before those that it leads to.
      this.#take({ url: this.#first.url, title }, this.#first.capture);
      if (pages.length === 0 && next !== null) waiting.push({ url: next, title: null });
    }
    for (let link = waiting.shift(); link; link = waiting.shift()) {
      if (this.#seen.has(addressKey(link.url))) continue;
      if (this.#pages.length >= mostPages) {
        const text = `it leads to more than ${mostPages} pages; the others were not read`;
        this.messages.push(message('source/too-many-pages', text, { place: { source: this.#address } }));
        break;
      }
      const found = await this.#visit(link);
      if (found) waiting.unshift(...this.#leadsTo(found, link.url));
    }
    return this.#pages;
  }

  async #visit(link: PageLink): Promise<Discovery | null> {
    if (this.#start.self !== null && addressKey(link.url) === addressKey(this.#start.self)) {
      this.#take(link, this.#first.capture);
      return this.#start;
    }
    try {
      const { capture, url, messages } = await this.#get(link.url, 'link');
      this.messages.push(...messages);
      this.#take(link, capture);
      const found = discover(capture, url);
      this.#note(found);
      return found;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#seen.add(addressKey(link.url));
      this.#pages.push({ ...link, capture: null, fault: error });
      return null;
    }
  }

  /** What a page adds to those that are listed: pages below it, or the next one of a chain. */
  #leadsTo({ pages, extent, next, landing }: Discovery, from: string): PageLink[] {
    const isSameSite = (url: string): boolean => new URL(url).origin === new URL(this.#first.url).origin;
    const listed = extent === 'some' ? [...pages] : [];
    const isChain = this.#start.pages.length === 0;
    if (next !== null && this.#start.pages.some(({ url }) => isListed(next, url, from))) return listed;
    // A page that the list leaves out, and the page before it leads to, belongs to the edition all the same.
    const isOurs = next !== null && (isChain || (this.#start.extent === 'all' && next.startsWith(landing)));
    const leadsOn = isOurs && listed.length === 0 ? [{ url: next, title: null }] : [];
    return [...listed, ...leadsOn].filter(({ url }) => isSameSite(url));
  }

  #take(link: PageLink, capture: Capture): void {
    this.#seen.add(addressKey(link.url));
    this.#pages.push({ ...link, capture, fault: null });
  }

  #note({ attachments }: Discovery): void {
    for (const each of attachments) this.attachments.set(each.url, each);
  }
}

/**
 * Whether a page leads to one that is listed. Sites that put a token of the visit behind the
 * question mark put another one into each link; what leads to its own path leads on, though.
 */
function isListed(next: string, listed: string, from: string): boolean {
  if (addressKey(next) === addressKey(listed)) return true;
  return differsInValues(next, listed) && new URL(next).pathname !== new URL(from).pathname;
}

/** Whether two addresses have the same path and the same parameters, with other values. */
export function differsInValues(one: string, other: string): boolean {
  const [here, there] = [new URL(one), new URL(other)];
  const namesOf = ({ searchParams }: URL): string => [...searchParams.keys()].join('&');
  const isSamePlace = here.origin === there.origin && here.pathname === there.pathname;
  return isSamePlace && here.search !== there.search && here.search !== '' && namesOf(here) === namesOf(there);
}

function oneOfMany(address: string, { pages, landing }: Discovery): Message {
  const many = pages.length > 1 ? `one of ${pages.length} pages` : 'one page of several';
  const text = `this is ${many} of a publication, and only it was read; for all of them give ${landing}`;
  return message('source/one-of-many', text, { place: { source: address } });
}

function aboutWithdrawal({ withdrawn }: Discovery, address: string): Message[] {
  if (!withdrawn) return [];
  const when = withdrawn.date === null ? '' : ` on ${withdrawn.date}`;
  const text = `the publisher withdrew it${when}: ${withdrawn.reason}`;
  return [message('source/withdrawn', text, { place: { source: address } })];
}

function failures(pages: readonly WalkedPage[]): Message[] {
  return pages.flatMap(({ url, title, fault }) => {
    if (!fault) return [];
    const text = `a page that the publication lists${title === null ? '' : `, “${title}”,`} could not be had: ${fault.message}`;
    return [message('source/page-failed', text, { place: { source: url }, actual: fault.code })];
  });
}

/** Numbered pages between which numbers are left out. */
function gaps(address: string, pages: readonly WalkedPage[]): Message[] {
  const numbers = pages.map(({ url }) => Number(/\/pages?\/(\d+)\/?$/u.exec(new URL(url).pathname)?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return [];
  const missing = numbers.slice(1).flatMap((number, index) => {
    const before = numbers[index] ?? number;
    return Array.from({ length: Math.min(20, Math.max(0, number - before - 1)) }, (_, step) => before + step + 1);
  });
  if (missing.length === 0) return [];
  const text = `the publication lists no page ${missing.join(', ')} between the others`;
  return [message('source/page-gap', text, { place: { source: address } })];
}

function fewer(address: string, count: number, { expected }: WalkOptions): Message[] {
  if (expected == null || count >= expected) return [];
  const details = { place: { source: address }, actual: String(count), expected: String(expected) };
  return [message('source/fewer-pages', 'the publication has fewer pages than it should have', details)];
}
