import { createHash } from 'node:crypto';
import { fault } from '../core/faults.js';
import { Fault, message, type Message } from '../core/message.js';
import { Registry } from '../core/registry.js';
import type { ArchiveDialect, ListedCapture } from '../source/archives/captures.js';
import { pywb } from '../source/archives/pywb.js';
import { timemap } from '../source/archives/timemap.js';
import { wayback } from '../source/archives/wayback.js';
import { asOriginal, isoOf, rawAddress, readArchivedAddress } from '../source/memento.js';
import type { Context } from './context.js';
import type { LoadedPlan } from './load-plan.js';
import { acquireLock } from './lock.js';
import { reviveRevisions } from './revive.js';

/** Every way in which archives tell what they have. */
export const dialects = new Registry<ArchiveDialect>('kind of archive', [wayback, pywb, timemap]);

/** Archives that are known by name. */
export const archives: Readonly<
  Record<string, { readonly address: string; readonly kind: string; readonly replay: string }>
> = {
  wayback: { address: 'https://web.archive.org/', kind: 'wayback', replay: 'https://web.archive.org/web/' },
  nrs: {
    address: 'https://webarchive.nrscotland.gov.uk/',
    kind: 'pywb',
    replay: 'https://webarchive.nrscotland.gov.uk/',
  },
};

export interface BackfillOptions {
  /** A name of {@link archives}, or the address of an archive. */
  readonly archive: string;
  /** How the archive tells what it has, where it is given by its address. */
  readonly kind?: string | undefined;
  /** Only list what would be fetched. */
  readonly dryRun: boolean;
  /** Most captures that are fetched in this run. */
  readonly limit: number;
}

export interface Backfilled {
  /** One line each: time and address. */
  readonly listed: readonly string[];
  readonly fetched: number;
  /** Captures that the archive of one's own has already. */
  readonly known: number;
  /** Editions that have other revisions now, and how many. */
  readonly revived: readonly { readonly edition: string; readonly revisions: number }[];
  readonly messages: readonly Message[];
  readonly faults: readonly Fault[];
}

/** More answers than any publication needs. */
const mostAnswers = 50;

/** Recovers earlier captures of every edition of a plan from a web archive, within its manners. */
export async function backfill(plan: LoadedPlan, options: BackfillOptions, context: Context): Promise<Backfilled> {
  const { archive } = context.folders;
  if (options.dryRun || archive === null) return { ...(await recoverAll(plan, options, context)), revived: [] };
  const release = await acquireLock(archive, context.world.now());
  try {
    const done = await recoverAll(plan, options, context);
    const { changed: revived, messages } = await reviveRevisions(plan, context);
    await context.archive.close();
    return { ...done, revived, messages: [...done.messages, ...messages] };
  } finally {
    await release();
  }
}

async function recoverAll(
  { plan }: LoadedPlan,
  options: BackfillOptions,
  context: Context,
): Promise<Omit<Backfilled, 'revived'>> {
  const source = archives[options.archive] ?? unnamed(options);
  const dialect = dialects.get(source.kind);
  const faults: Fault[] = [];
  const messages: Message[] = [];
  const wanted: ListedCapture[] = [];
  for (const address of plan.editions.flatMap(({ publication, pages }) =>
    publication === null ? pages : [publication],
  )) {
    if (!/^https?:/u.test(address)) continue;
    try {
      wanted.push(...(await ask(dialect, source.address, address, context)));
    } catch (error) {
      faults.push(expectFault(error));
    }
  }
  const have = new Set((await context.archive.list()).map(({ url, retrieved }) => `${url} ${retrieved}`));
  const news = wanted.filter(({ original, timestamp }) => !have.has(`${original} ${isoOf(timestamp)}`));
  const listed = news.map(({ timestamp, original }) => `${timestamp} ${original}`);
  let fetched = 0;
  for (const each of options.dryRun ? [] : news.slice(0, options.limit)) {
    try {
      messages.push(...(await recover(each, source.replay, context)));
      fetched++;
    } catch (error) {
      faults.push(expectFault(error));
      if (faults.at(-1)?.code === 'source/rate-limited' || faults.at(-1)?.code === 'source/host-down') break;
    }
  }
  return { listed, fetched, known: wanted.length - news.length, messages, faults };
}

function unnamed({ archive, kind }: BackfillOptions): { address: string; kind: string; replay: string } {
  if (!URL.canParse(archive))
    throw fault('cli/usage', `${archive} is neither the name nor the address of a web archive`);
  const address = archive.endsWith('/') ? archive : `${archive}/`;
  return {
    address,
    kind: kind ?? 'timemap',
    replay: kind === 'pywb' ? address : `${address.replace(/web\/$/u, '')}web/`,
  };
}

async function ask(
  dialect: ArchiveDialect,
  archive: string,
  address: string,
  context: Context,
): Promise<ListedCapture[]> {
  const found: ListedCapture[] = [];
  const fetcher = await context.world.fetcher();
  let resume: string | null = null;
  for (let answers = 0; answers < mostAnswers; answers++) {
    context.progress(`asking ${new URL(archive).hostname} for ${address}`);
    const question = dialect.question(archive, address, resume);
    const { capture } = await fetcher.get(question, { by: 'input' });
    try {
      const page = dialect.read(new TextDecoder().decode(capture?.body));
      found.push(...page.captures);
      resume = page.resume;
    } catch (error) {
      throw fault('source/broken-answer', `${question} did not answer with a list of captures`, { cause: error });
    }
    if (resume === null) break;
  }
  return found;
}

async function recover(
  { timestamp, original, digest }: ListedCapture,
  replay: string,
  context: Context,
): Promise<Message[]> {
  const address = rawAddress(replay, timestamp, original);
  context.progress(`recovering ${address}`);
  const fetcher = await context.world.fetcher();
  const came = await fetcher.get(address, { by: 'input' });
  const archived = readArchivedAddress(address) ?? { archive: replay, timestamp, original, raw: address };
  const { exchanges } = asOriginal(came, { ...archived, original });
  await context.archive.keep(exchanges);
  const body = came.capture?.body ?? new Uint8Array();
  if (digest === null || base32(createHash('sha1').update(body).digest()) === digest) return [];
  const details = { place: { source: address }, expected: digest };
  return [message('source/other-digest', 'the archive gave other bytes than its index names', details)];
}

function base32(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/gu) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

function expectFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}
