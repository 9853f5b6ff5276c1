import { existsSync } from 'node:fs';
import { fault } from '../core/faults.js';
import { message, type Outcome, type RecordedMessage } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import { explainFormats, printDocument } from '../extract/index.js';
import type { Document, PrintedDocument } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import type { ParseOptions } from '../parse/index.js';
import { printEditionAddress, readEditionAddress, type EditionAddress } from '../store/address.js';
import type { Context } from './context.js';
import { readEditionRecord, recordIn, type FoundRecord } from './edition-file.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { pinpoint } from './places.js';
import { readCaptures, readDocuments, type ReadCaptures } from './stages.js';

/** How inputs are to be read. */
export interface ReadOptions {
  /** Input format, instead of the one that fits best. */
  readonly from?: string | undefined;
  /** Path of a plan file: vocabulary, corrections. */
  readonly planFile?: string | undefined;
  /** Read actions out of sentences, too; all of them are doubtful. */
  readonly narrative?: boolean | undefined;
}

/** An edition, and what it was read from. */
export interface ReadEdition {
  /** Its messages are all there are, those of the inputs and the plan file included. */
  readonly edition: Edition;
  /** Empty when the edition came as a record. */
  readonly documents: readonly Document[];
  /** Which layouts and headers were taken where, and why, one line each. */
  readonly explanation: readonly string[];
  /** Why the row of an action was read as it was, by the action's key. */
  readonly evidence: (key: string) => readonly string[];
}

/**
 * Reads INPUT… into one edition: pages in order, or one edition JSON, or `plan@edition`
 * from the store or, where it is not stored, from the pages that its plan file lists.
 */
export async function readEdition(
  inputs: readonly string[],
  options: ReadOptions,
  context: Context,
): Promise<ReadEdition> {
  const [input = ''] = inputs;
  const address = inputs.length === 1 && !existsSync(input) ? readEditionAddress(input) : null;
  if (address) return readStored(address, options, context);
  const loaded = options.planFile === undefined ? null : await readPlanFile(options.planFile, context);
  const read = await readCaptures(inputs, context);
  const before = [...(loaded?.messages ?? []), ...read.messages];
  const record = options.from === undefined ? recordAmong(read.value) : null;
  if (record) return withMessages(await readRecord(record, context), before);
  const pageOptions = { ...options, plan: loaded?.value ?? null };
  const edition = await readPages(read.value, before, pageOptions, context);
  return (await withAttachment(edition, read, before, pageOptions, context)) ?? edition;
}

/** Where the pages of a publication hold no rows, a file beside them may; null where that is not so. */
async function withAttachment(
  { edition }: ReadEdition,
  { value: captures, attachments }: ReadCaptures,
  before: readonly RecordedMessage[],
  options: PageOptions,
  context: Context,
): Promise<ReadEdition | null> {
  if (edition.actions.length > 0 || attachments.length === 0) return null;
  const { likeliestAttachment } = await import('./read-address.js');
  const file = likeliestAttachment(attachments);
  if (!file) return null;
  const read = await readCaptures([file.url], context);
  return readPages([...captures, ...read.value], [...before, ...read.messages], options, context);
}

/** How far documents are read, and how. */
export interface DocumentOptions {
  readonly from?: string | undefined;
  /** False: one table a page. */
  readonly join?: boolean | undefined;
}

/** Reads INPUT… as far as their blocks and tables. */
export async function readDocument(
  inputs: readonly string[],
  { from, join = true }: DocumentOptions,
  context: Context,
): Promise<{ readonly document: PrintedDocument; readonly documents: readonly Document[] }> {
  const read = await readCaptures(inputs, context);
  const documents = await readDocuments(read.value, from, context, join);
  const printed = printDocument(documents);
  const messages = [...read.messages, ...printed.messages] as PrintedDocument['messages'];
  return { document: { ...printed, messages }, documents };
}

/**
 * The pages that a plan file lists for one edition, read anew. A page that cannot be had is
 * a fault.
 */
export async function readPlanEdition(
  plan: LoadedPlan,
  edition: PlanEdition,
  options: ReadOptions,
  context: Context,
): Promise<ReadEdition> {
  const { readListedPages } = await import('./plan-pages.js');
  const { captures, messages, missing } = await readListedPages(plan, edition, false, context);
  const [first] = missing;
  if (first) throw first.fault;
  return readPages(captures, messages, { ...options, plan, planEdition: edition }, context);
}

/** Plan files bring a YAML reader and their schema along: loaded when there is one to read. */
async function readPlanFile(path: string, context: Context): Promise<Outcome<LoadedPlan | null>> {
  const { loadPlan } = await import('./load-plan.js');
  return loadPlan(path, context);
}

interface PageOptions extends ReadOptions {
  readonly plan: LoadedPlan | null;
  readonly planEdition?: PlanEdition;
}

/** Captures to edition: extract, then parse. */
export async function readPages(
  captures: readonly Capture[],
  before: readonly RecordedMessage[],
  options: PageOptions,
  context: Context,
): Promise<ReadEdition> {
  // The pages of a PDF are read in another thread, while this one loads what understands them.
  const [documents, { parse }] = await Promise.all([
    readDocuments(captures, options.from, context),
    import('../parse/index.js'),
  ]);
  const again = sameAsBefore(documents);
  if (again) {
    const others = captures.filter((_, index) => index !== again.index);
    return readPages(others, [...before, again.told], options, context);
  }
  const { edition, explanation, evidence } = parse(documents, parseOptions(options, context));
  const located = { ...edition, messages: pinpoint(edition.messages, documents) };
  const formats = captures.flatMap((capture, index) => explainFormat(capture, documents[index]));
  return withMessages({ edition: located, documents, explanation: [...formats, ...explanation], evidence }, before);
}

/** Shorter pages may well say the same twice. */
const fewestSaid = 200;

/** A page whose words stand on a page before it, all of them: publishers lead to one page by several addresses. */
function sameAsBefore(documents: readonly Document[]): { index: number; told: RecordedMessage } | null {
  const seen = new Map<string, string>();
  for (const [index, { blocks, tape, info }] of documents.entries()) {
    const said = blocks.map(({ kind, start, end }) => (kind === 'furniture' ? '' : tape.text.slice(start, end)));
    const text = said.join('\n');
    const first = seen.get(text);
    if (text.length >= fewestSaid && first !== undefined) {
      const details = { place: { source: info.name }, actual: first };
      return { index, told: message('source/same-page', 'this is the page that was read already', details) };
    }
    seen.set(text, info.name);
  }
  return null;
}

/** Which format a page was read as, and how well each suited it. */
function explainFormat(capture: Capture, document: Document | undefined): string[] {
  const fits = explainFormats(capture).map(({ id, fit: { score, reasons } }) => {
    const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
    return `    ${id} ${score.toFixed(2)}${why}`;
  });
  return [`${capture.info.name}: read as ${document?.form ?? 'none'}`, ...fits];
}

function parseOptions({ plan, planEdition, narrative }: PageOptions, context: Context): ParseOptions {
  return {
    narrative: narrative === true,
    plan: plan?.plan ?? null,
    planHash: plan?.hash ?? null,
    version: context.version,
    ...(planEdition ? { editionId: planEdition.id } : {}),
    ...(planEdition?.published == null ? {} : { published: planEdition.published }),
    ...(planEdition?.title == null ? {} : { title: planEdition.title }),
  };
}

/** An edition by its address: from the store, else from the pages that its plan file lists. */
async function readStored(address: EditionAddress, options: ReadOptions, context: Context): Promise<ReadEdition> {
  const stored = await context.store.getEdition(address);
  if (stored) return readRecord({ name: printEditionAddress(address), text: null, value: stored.value }, context);
  const { findPlan } = await import('./plans.js');
  const plan = await findPlan(address.plan, context);
  const edition = plan?.plan.editions.find(({ id }) => id === address.edition);
  if (plan && edition && (address.revision ?? 1) === 1) return readPlanEdition(plan, edition, options, context);
  throw fault('store/unknown-edition', `there is no edition ${printEditionAddress(address)}`, {
    advice: await knownEditions(context, plan),
  });
}

async function knownEditions(context: Context, plan: LoadedPlan | null): Promise<string> {
  const stored = (await context.store.list()).map(printEditionAddress);
  const listed = plan?.plan.editions.map(({ id }) => `${plan.plan.id}@${id}`) ?? [];
  const known = [...new Set([...stored, ...listed])].sort();
  return known.length === 0 ? 'nothing is stored yet: see planwatch run' : `known: ${known.join(', ')}`;
}

/** An edition JSON is an edition already: it is read as one when it stands alone. */
function recordAmong(captures: readonly Capture[]): FoundRecord | null {
  for (const capture of captures) {
    const record = recordIn(capture);
    if (!record) continue;
    if (captures.length === 1) return record;
    throw fault('cli/usage', `${record.name} is a record that planwatch wrote, not one page among others`, {
      advice: 'give it alone',
    });
  }
  return null;
}

/** An edition from its record; an empty one, with the reasons, when it cannot be read as such. */
async function readRecord(record: FoundRecord, context: Context): Promise<ReadEdition> {
  const read = await readEditionRecord(record);
  const kept = read.value ?? { ...(await noEdition(context)), messages: [] };
  return withMessages({ edition: kept, documents: [], explanation: [], evidence: () => [] }, read.messages);
}

async function noEdition({ version }: Context): Promise<Edition> {
  const { parse } = await import('../parse/index.js');
  return parse([], { plan: null, planHash: null, version }).edition;
}

function withMessages(read: ReadEdition, before: readonly RecordedMessage[]): ReadEdition {
  if (before.length === 0) return read;
  const messages = [...before, ...read.edition.messages] as Edition['messages'];
  return { ...read, edition: { ...read.edition, messages } };
}
