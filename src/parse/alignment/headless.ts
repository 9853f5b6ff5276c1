import { anchorByStatus } from './anchored.js';
import { placeBody, type Placed } from './body.js';
import { readNature, type Nature, type Piece } from './nature.js';
import { findStartsByFamily, readNatures, type Starts } from './sight.js';
import { templateOfPeriod, templateOfStarts, type Template } from './template.js';
import { isBelow } from '../fields/ids.js';
import type { Tools } from '../layout.js';
import type { Words } from '../lexicon/words.js';
import type { Page } from '../page.js';

/** Rows without a header, and the columns that were made out. */
export interface Headless {
  readonly template: Template;
  readonly sections: readonly (readonly Piece[])[];
  /** The rows are known already: nothing has to be aligned. */
  readonly placed?: Placed;
}

/** Labels, pipes and broken lines are the marks of other layouts. */
const mostForeign = 0.2;
/** Rows without a header are told by their statuses, each on a piece of its own: one in ten pieces at least. */
const fewestStated = 0.08;
/** No status is longer. */
const shortPiece = 80;

/**
 * Columns for sections of lines that no header stands over. Each family of ids proposes the
 * columns that its rows seem to have; the cheapest alignment decides.
 */
export function findHeadless(
  page: Page,
  sections: readonly (readonly Piece[])[],
  tools: Tools,
  seen: ReadonlySet<string>,
): Headless | null {
  const pieces = sections.flat();
  if (
    pieces.length < 4 ||
    pieces.filter((piece) => piece.end - piece.start <= shortPiece).length < pieces.length * fewestStated
  )
    return null;
  const natures = readNatures(page.text, pieces, tools.words);
  const stated = natures.filter((nature) => nature.status !== null || nature.date === 'exact').length;
  if (stated < Math.max(2, pieces.length * fewestStated) || isForeign(page, pieces, natures, tools.words)) return null;
  let best: (Headless & { cost: number }) | null = null;
  for (const starts of findStartsByFamily(page.text, pieces, true, tools.words, seen)) {
    const template = templateOfStarts(pieces, natures, starts);
    if (!template) continue;
    const trimmed = sections.flatMap((section) => fromFirstRow(page, section, starts, tools, template));
    const cost = costOf(page, trimmed, template, tools, seen);
    if (!best || cost < best.cost) best = { template, sections: trimmed, cost };
  }
  return best ?? periodic(page, sections, tools) ?? anchoredRows(page, sections, tools);
}

/** Rows without ids, and notes of any length: told by their statuses. */
function anchoredRows(page: Page, sections: readonly (readonly Piece[])[], tools: Tools): Headless | null {
  for (const pieces of sections) {
    const found = anchoredIn(page, pieces, tools);
    if (found) return found;
  }
  return null;
}

function anchoredIn({ text }: Page, pieces: readonly Piece[], tools: Tools): Headless | null {
  const natures = readNatures(text, pieces, tools.words);
  const found = anchorByStatus(natures, (i) => text.slice(pieces[i]?.start, pieces[i]?.end));
  if (!found) return null;
  const { columns, skipped, alignment, reasons } = found;
  const own = pieces.slice(skipped);
  const body = { text, pieces: own, columns, seen: new Set<string>() };
  const placed = { body, columns, main: 0, natures: natures.slice(skipped), starts: null, alignment, evidence: [] };
  return { template: { columns, reasons }, sections: [own], placed };
}

/** What stands before the first id is no part of the table, but for the title of a group of rows. */
function fromFirstRow(
  page: Page,
  section: readonly Piece[],
  starts: Starts,
  tools: Tools,
  template: Template,
): readonly (readonly Piece[])[] {
  const first = section.findIndex((piece) => starts.at.has(piece.start));
  if (first < 0) return [];
  const [above, head, next] = [section[first - 1], section[first], section[first + 1]];
  const grouped = isBelow(starts.at.get(head?.start ?? -1)?.id ?? '', starts.at.get(next?.start ?? -1)?.id ?? '');
  const titled =
    above !== undefined &&
    !grouped &&
    template.columns[0]?.field === 'recommendation' &&
    readNature(page.text, above, tools.words).title;
  return [section.slice(titled ? first - 1 : first)];
}

/** Rows without ids: a status comes back every so many lines. */
function periodic(page: Page, sections: readonly (readonly Piece[])[], tools: Tools): Headless | null {
  for (const section of sections) {
    const natures = readNatures(page.text, section, tools.words);
    const found = templateOfPeriod(natures, (i) => page.text.slice(section[i]?.start, section[i]?.end));
    if (found) return { template: found, sections: [section.slice(found.skipped)] };
  }
  return null;
}

function costOf(
  page: Page,
  sections: readonly (readonly Piece[])[],
  template: Template,
  tools: Tools,
  seen: ReadonlySet<string>,
): number {
  let cost = 0;
  for (const pieces of sections)
    cost += placeBody({ text: page.text, pieces, columns: template.columns, seen }, tools.words)?.alignment.cost ?? 0;
  return cost;
}

function isForeign(page: Page, pieces: readonly Piece[], natures: readonly Nature[], words: Words): boolean {
  const labels = natures.filter((nature) => nature.label).length;
  const broken = natures.filter((nature) => nature.broken).length;
  const pipes = pieces.filter((piece) => page.text.slice(piece.start, piece.end).includes('|')).length;
  return (
    labels > 2 ||
    repeatsWords(page, pieces, natures, words) ||
    broken > pieces.length * mostForeign ||
    pipes > pieces.length * mostForeign
  );
}

/** `Status – Complete`, `Status In progress`: the words before a status that name it. */
function labelOfStatus(head: string, words: Words): string | undefined {
  const label = words.headers.at(head, 0);
  if (label?.value !== 'status' || words.statuses.get(head) !== undefined) return undefined;
  const from = label.end + (/^\s*(?:[-–—]\s*)?/u.exec(head.slice(label.end))?.[0].length ?? 0);
  return words.statuses.at(head, from) ? head.slice(0, label.end) : undefined;
}

/** Short words that come back again and again, alone or before a colon, and are no status are labels, known or not. */
function repeatsWords(page: Page, pieces: readonly Piece[], natures: readonly Nature[], words: Words): boolean {
  const counts = new Map<string, number>();
  let most = 0;
  const tally = (words: string): void => {
    const count = (counts.get(words.toLowerCase()) ?? 0) + 1;
    counts.set(words.toLowerCase(), count);
    most = Math.max(most, count);
  };
  natures.forEach((nature, i) => {
    const piece = pieces[i];
    if (!piece) return;
    const head = page.text.slice(piece.start, Math.min(piece.end, piece.start + 60));
    const label = /^\p{L}[^:.]{1,40}(?=:\s)/u.exec(head)?.[0] ?? labelOfStatus(head, words);
    if (label !== undefined) tally(label);
    else if (nature.title && nature.status === null && nature.date === null && !nature.ids && !nature.item)
      tally(page.text.slice(piece.start, piece.end));
  });
  return most >= Math.max(3, pieces.length * 0.1);
}
