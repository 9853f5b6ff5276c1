import type { Fit } from '../../core/registry.js';
import { TapeBuilder } from '../../core/tape.js';
import type { Extractor, Head, Input, Markup, MarkupReading, Reading } from '../extractor.js';
import { placeNotes, type Note } from '../note.js';
import { findAlternatives } from './alternatives.js';
import { readPageFacts } from './facts.js';
import { findSeries } from './series.js';
import type { PageText } from './page-text.js';
import { survey, type Survey } from './survey.js';
import { textOf } from './text-of.js';
import { TableReader } from './table.js';
import { readTree, type StopReason } from './read-tree.js';
import { walk } from './walk.js';

/** Web pages and parts of pages. */
export const html: Extractor = { id: 'html', charset: 'html', fit, extract };

const tag =
  /<\/?(?:html|head|body|table|thead|tbody|tr|t[dh]|div|p|h[1-6]|[uo]l|li|main|article|section|span|br|meta|title|strong|em)\b[^<>]*>/giu;

function fit(head: Head): Fit {
  if (/^(?:<\?xml\b[^>]*>\s*)?<(?:!doctype\s+html|html\b)/iu.test(head.text))
    return { score: 1, reasons: ['begins as an HTML page does'] };
  const reasons: string[] = [];
  let score = 0;
  if (/^(?:text\/html|application\/xhtml\+xml)\b/u.test(head.mediaType)) {
    score = 0.9;
    reasons.push(`is said to be ${head.mediaType}`);
  }
  if (/\.x?html?$/iu.test(head.name)) {
    score = Math.max(score, 0.8);
    reasons.push('its name ends as pages’ names do');
  }
  const tags = isMarkdown(head) ? 0 : (head.text.match(tag)?.length ?? 0);
  if (!isJson(head.text) && (tags >= 4 || (tags > 0 && head.text.startsWith('<')))) {
    score = Math.max(score, 0.85);
    reasons.push(`has ${tags} tags of HTML at its beginning`);
  } else if (score > 0 && isNoPage(head.text)) return { score: 0.2, reasons: [...reasons, 'has no tags'] };
  return { score, reasons };
}

function isJson(text: string): boolean {
  return /^(?:\{\s*"|\[\s*[{"[])/u.test(text);
}

/** Lines of text that were saved as a page, or JSON: a browser would run them together. */
function isNoPage(text: string): boolean {
  return isJson(text) || (!/<[a-z!/?][^<>]*>?/iu.test(text) && /\n[^\n]*\n/u.test(text));
}

/** Markdown may have breaks and emphasis in its cells, and is no page for it. */
function isMarkdown({ mediaType, name, text }: Head): boolean {
  const isSaid = /^text\/(?:x-)?markdown\b/u.test(mediaType) || /\.(?:md|markdown)$/iu.test(name);
  const isDrawn = /^(?:\|.*\|\s*$|#{1,6}\s)/mu.test(text);
  return (isSaid || isDrawn) && !/<(?:html|body|div|p|table|tr|t[dh]|h[1-6])\b/iu.test(text);
}

async function extract(input: Input): Promise<Reading> {
  const { index, source, limits, info } = input;
  const builder = new TapeBuilder(index, source);
  const { page, blocks, notes, series, raised } = await readMarkup({
    source,
    sink: builder,
    limits,
    address: info.url,
  });
  const tape = builder.build();
  return { ...page, tape, blocks, series: series(tape.text), raised, messages: placeNotes(notes, tape) };
}

/**
 * Reads HTML onto any sink: the page's own tape, or one for a source that the HTML is packed
 * into.
 *
 * Messages: those of {@link TableReader}, `extract/damaged`, `extract/struck-out`, `extract/too-deep`, `extract/too-large`.
 */
export async function readMarkup(markup: Markup): Promise<MarkupReading> {
  const { source, sink, limits, address } = markup;
  const tree = await readTree(source, limits);
  const found = survey(tree.root);
  const tables = new TableReader(limits);
  const alternatives = findAlternatives(tree.root, tree.texts);
  const { blocks, outline, raised, firstStruck } = walk(tree.root, {
    sink,
    source,
    texts: tree.texts,
    survey: found,
    tables,
    alternatives,
  });
  const page = readPageFacts(tree, found, address);
  return {
    page,
    blocks,
    series: (text) => findSeries(outline, text),
    raised,
    notes: [...tables.notes, ...noteStruck(found, tree.texts, firstStruck), ...noteStop(tree.stopped, markup)],
  };
}

function noteStruck({ struck }: Survey, texts: PageText, at: number): Note[] {
  const [first] = struck;
  if (!first) return [];
  const more = struck.length > 1 ? `, and ${struck.length - 1} more` : '';
  const reason = `words that are struck out, with others in their place, were left out${more}`;
  return [{ code: 'extract/struck-out', reason, at, actual: textOf(first, texts, 100) }];
}

function noteStop(stopped: StopReason | null, { limits, sink }: Markup): Note[] {
  const at = sink.end - 1;
  switch (stopped) {
    case null:
      return [];
    case 'failure': {
      const reason = 'the page is broken in a way that ends its reading; nothing was read after this place';
      return [{ code: 'extract/damaged', reason, at }];
    }
    case 'depth': {
      const reason = 'elements are nested too deep; nothing was read after this place';
      return [{ code: 'extract/too-deep', reason, at, expected: `at most ${limits.depth} levels` }];
    }
    case 'elements': {
      const reason = 'the page has too many elements; nothing was read after this place';
      return [{ code: 'extract/too-large', reason, at, expected: `at most ${limits.elements} elements` }];
    }
    case 'attributes': {
      const reason = 'a tag has too many attributes; nothing was read after this place';
      return [{ code: 'extract/too-large', reason, at, expected: `at most ${limits.attributes} attributes` }];
    }
  }
}
