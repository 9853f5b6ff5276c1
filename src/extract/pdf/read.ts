import { message, type Message } from '../../core/message.js';
import { noFacts, type Reading } from '../extractor.js';
import { defaultLimits, type Limits } from '../limits.js';
import { analyse, type PageSteps } from './analyse.js';
import { assemble } from './assemble.js';
import type { JoinedTable } from './join.js';
import type { PageContent } from './page.js';
import { readHere, type PageAnswer, type PageReader } from './page-reader.js';
import { PageTapeBuilder } from './tape.js';
import { areUnparted } from './unparted.js';
import { defaultTolerances, type Tolerances } from './tolerances.js';

export interface PdfOptions {
  /** Index of the capture in the edition. */
  readonly capture?: number;
  readonly limits?: Limits;
  readonly tolerances?: Tolerances;
  /** False: one table a page. */
  readonly join?: boolean;
  /** Who reads the pages; this thread where it is left out. What is read does not depend on it. */
  readonly reader?: PageReader | undefined;
}

/** A document, and what was found on the way to it, for the overlay. */
export interface PdfReading extends Reading {
  readonly pages: readonly PageSteps[];
  readonly tables: readonly JoinedTable[];
}

/**
 * Reads a PDF from its bytes: characters to words, rules to tables, the rest to headings,
 * paragraphs and furniture, on one tape whose places are boxes on pages.
 *
 * Messages: `extract/encrypted`, `extract/damaged`, `extract/no-text-layer`,
 * `extract/pages-without-text`, `extract/plain-text-only`, `extract/too-large`, `extract/unparted-columns`.
 */
export async function readPdf(body: Uint8Array, options: PdfOptions = {}): Promise<PdfReading> {
  const answer = await readPages(body, options);
  switch (answer.is) {
    case 'read':
      return understand(answer, options);
    case 'encrypted':
      return nothing(options, message('extract/encrypted', 'the PDF can only be opened with a password'));
    case 'damaged':
      return await readPlainly(body, options, 'the PDF cannot be opened');
    case 'trapped':
      return await readPlainly(body, options, 'the PDF cannot be read: its engine gave up');
  }
}

/** The first pages tell how many there are; the others may be read side by side. */
async function readPages(body: Uint8Array, options: PdfOptions): Promise<PageAnswer> {
  const { limits = defaultLimits, tolerances = defaultTolerances, reader = readHere } = options;
  const step = reader.pagesAtOnce;
  const read = (from: number): Promise<PageAnswer> =>
    reader.read({ body, from, to: Math.min(from + step, limits.pages), limits, tolerances });
  const first = await read(0);
  if (first.is !== 'read') return first;
  const starts: number[] = [];
  for (let from = step; from < Math.min(first.count, limits.pages); from += step) starts.push(from);
  const answers = [first, ...(await Promise.all(starts.map(read)))];
  const pages: (PageContent | null)[] = [];
  for (const answer of answers) {
    if (answer.is !== 'read') return answer;
    pages.push(...answer.pages);
  }
  return { is: 'read', count: first.count, pages };
}

/** What the second engine makes of a file that the first cannot read: plain text, or nothing. */
async function readPlainly(body: Uint8Array, options: PdfOptions, reason: string): Promise<PdfReading> {
  const { limits = defaultLimits, capture = 0, reader = readHere } = options;
  const { layPlainPages } = await import('./second-engine.js');
  const plain = await reader.readPlain(body, limits.pages);
  if (!plain?.pages.some(({ text }) => text.trim() !== '')) return nothing(options, message('extract/damaged', reason));
  const found = message('extract/plain-text-only', `${reason}; a second engine gave its plain text`);
  return { ...nothing(options, found), ...layPlainPages(plain, capture), title: plain.title };
}

function understand({ pages, count }: Extract<PageAnswer, { is: 'read' }>, options: PdfOptions): PdfReading {
  const { limits = defaultLimits, tolerances = defaultTolerances, capture = 0, join = true } = options;
  const contents: PageContent[] = [];
  const damaged: number[] = [];
  const read = withinLimit(pages, limits.characters);
  for (const [index, page] of read.entries()) {
    if (page) contents.push(page);
    else damaged.push(index + 1);
  }
  const messages = report(contents, damaged, { count, read: read.length }, limits);
  const steps = analyse(contents, tolerances);
  const large = steps.filter(({ tooLarge }) => tooLarge).map(({ page }) => page.number);
  if (large.length > 0)
    messages.push(message('extract/too-large', `a grid on ${pageList(large)} has more slots than a table may have`));
  const unparted = steps.filter(({ lines }) => areUnparted(lines));
  if (unparted.length > 0) {
    const where = pageList(unparted.map(({ page }) => page.number));
    messages.push(
      message(
        'extract/unparted-columns',
        `text stands side by side in columns on ${where}, and no table could be made of it`,
      ),
    );
  }
  const { tape, blocks, tables, title, raised } = assemble(steps, { capture, join, tolerances });
  return { title, facts: noFacts, tape, blocks, raised, messages, pages: steps, tables };
}

/** The pages up to the one on which the text grows longer than the limit. */
function withinLimit(pages: readonly (PageContent | null)[], limit: number): readonly (PageContent | null)[] {
  let characters = 0;
  const over = pages.findIndex((page) => {
    if (characters >= limit) return true;
    for (const { text } of page?.words ?? []) characters += text.length;
    return false;
  });
  return over < 0 ? pages : pages.slice(0, over);
}

/** What could not be read of the pages. */
function report(
  pages: readonly PageContent[],
  damaged: readonly number[],
  { count, read }: { readonly count: number; readonly read: number },
  limits: Limits,
): Message[] {
  const messages: Message[] = [];
  if (read < Math.min(count, limits.pages)) {
    const details = { expected: `at most ${limits.characters} characters` };
    messages.push(
      message('extract/too-large', `the text is longer than the limit; it was read as far as page ${read}`, details),
    );
  } else if (count > limits.pages) {
    const details = { actual: `${count} pages`, expected: `at most ${limits.pages}` };
    messages.push(message('extract/too-large', `nothing was read after page ${limits.pages}`, details));
  }
  const cut = pages.find((page) => page.cut > 0);
  if (cut)
    messages.push(
      message('extract/too-large', `page ${cut.number} holds more text than the limit; the rest of it was not read`),
    );
  const drawn = pages.filter(({ drawing }) => drawing.cut > 0).map(({ number }) => number);
  if (drawn.length > 0)
    messages.push(
      message('extract/too-large', `too much is drawn on ${pageList(drawn)}; some of the rules were not seen`),
    );
  if (damaged.length > 0) messages.push(message('extract/damaged', `${pageList(damaged)} cannot be read`));
  const silent = pages.filter(({ words, pictures }) => words.length === 0 && pictures > 0).map(({ number }) => number);
  if (silent.length === 0) return messages;
  const whole = pages.every(({ words }) => words.length === 0);
  const reason = `no text layer on ${pageList(silent)}: pictures of text, perhaps scanned`;
  messages.push(message(whole ? 'extract/no-text-layer' : 'extract/pages-without-text', reason));
  return messages;
}

/** `page 3`, `pages 3–9 and 12`. */
export function pageList(pages: readonly number[]): string {
  const ranges: string[] = [];
  for (let i = 0; i < pages.length;) {
    let j = i;
    while (pages[j + 1] === (pages[j] ?? 0) + 1) j++;
    ranges.push(i === j ? `${pages[i]}` : `${pages[i]}–${pages[j]}`);
    i = j + 1;
  }
  const last = ranges.pop() ?? '';
  return `page${pages.length > 1 ? 's' : ''} ${ranges.length > 0 ? `${ranges.join(', ')} and ${last}` : last}`;
}

function nothing({ capture = 0 }: PdfOptions, found: Message): PdfReading {
  const tape = new PageTapeBuilder(capture).build();
  return { title: null, facts: noFacts, tape, blocks: [], messages: [found], pages: [], tables: [] };
}
