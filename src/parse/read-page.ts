import { message, type Message } from '../core/message.js';
import type { Range } from '../core/span.js';
import type { Registry } from '../core/registry.js';
import type { Coverage } from '../model/edition.js';
import { Context } from './context.js';
import type { CountedTotal, Layout, Mark, Proposal, RawRow, Reading, Tools } from './layout.js';
import { foldGroups } from './group-drafts.js';
import { idsWithParts, leadingFamilies } from './leading.js';
import { Ledger } from './ledger.js';
import { readLeftovers } from './leftovers.js';
import { numberLone } from './lone-numbers.js';
import { numberByHeadings } from './numbered-headings.js';
import type { Page } from './page.js';
import { findOpenEnd } from './open-end.js';
import { placeAt, quote } from './place.js';
import { edgesOf } from './region-edges.js';
import { chooseRegions } from './regions.js';
import type { DraftAction } from './draft.js';
import { readRow } from './row.js';
import { scopeIds } from './scoped-ids.js';
import { endsWithIds } from './trailing.js';
import { findSwallowed } from './unread/swallowed.js';
import { tellUnowned, unownedStatuses } from './unread/unowned.js';
import { readWordless } from './wordless.js';

/** Everything that was read from one page. */
export interface PageReading {
  readonly page: Page;
  readonly drafts: readonly DraftAction[];
  /** The page begins with rows or their header, not with a title. */
  readonly opensWithRegion: boolean;
  readonly narrative: readonly Range[];
  /** Counts that stand in tables. */
  readonly totals: readonly CountedTotal[];
  readonly coverage: Coverage;
  readonly messages: readonly Message[];
  readonly explanation: readonly string[];
}

/** Splits a page into regions, reads each by the layout that fits best, and accounts for the rest. */
export function readPage(page: Page, layouts: Registry<Layout>, tools: Tools, published: string | null): PageReading {
  const choice = chooseRegions(page, layouts, tools);
  const regions = choice.chosen.map((proposal) => ({ proposal, reading: substantial(proposal.read()) }));
  const ledger = new Ledger(page.document.tape.text);
  for (const mark of page.noteMarks) ledger.claim(mark, 'heading');
  for (const legend of page.legends) ledger.claim(legend, 'heading');
  const messages: Message[] = [];
  const edges: Mark[] = [];
  for (const { proposal, reading } of regions) {
    const claimed = claimRegion(page, ledger, proposal, reading, tools);
    messages.push(...claimed.messages);
    edges.push(...claimed.marks);
  }
  const rowStarts = regions.flatMap(({ reading }) => reading.rows.map((row) => row.at)).sort((a, b) => a - b);
  const leftovers = readLeftovers(page, ledger, tools, rowStarts);
  const marks: Mark[] = [...leftovers.marks, ...edges, ...regions.flatMap(({ reading }) => reading.marks)].sort(
    (a, b) => a.at - b.at,
  );
  const context = new Context(marks, page.text);
  const totals = regions.flatMap(({ reading }) => reading.totals ?? []);
  const rows = regions.flatMap(({ reading }) => reading.rows);
  const numbered = numberByHeadings(page.text, rows, context, tools);
  const byRegion = regions.map(({ proposal, reading }) => {
    const scoped = scopeIds(page.text, reading.rows.map(numbered), tools.words.families);
    const families = leadingFamilies(page.text, scoped, tools.words.families);
    const raw = numberLone(page.text, scoped, families, tools.words);
    const trailing = families.length === 0 && endsWithIds(page.text, raw);
    const parted = idsWithParts(page.text, raw, families);
    const edgeless = layouts.get(proposal.layout).edgeless === true;
    const settings = { tools, families, parted, trailing, edgeless, published };
    const own = raw.map((row) => readRow(page, row, (id) => context.at(row.at, id), settings));
    return { layout: proposal.layout, drafts: readWordless(raw, own) };
  });
  const drafts = foldGroups(byRegion);
  const statuses = unownedStatuses(page, { rows, marks, totals }, tools.words);
  return {
    page,
    drafts,
    opensWithRegion: page.text !== '' && (regions[0]?.proposal.range.start ?? 1) <= 0,
    narrative: leftovers.narrative,
    totals,
    coverage: ledger.coverage(),
    messages: [
      ...messages,
      ...tellUnowned(page, statuses, rows.length),
      ...findSwallowed(page, { rows, drafts, marks, statuses }, tools.words),
      ...regions.flatMap(({ reading }) => reading.messages),
      ...findOpenEnd(page, rows),
    ],
    explanation: choice.explanation,
  };
}

/** A row has an id or a text; what has neither is no row, and its words are left to be reported as unread. */
function substantial(reading: Reading): Reading {
  const isRow = (row: RawRow): boolean =>
    row.cells.some(
      ({ field, ranges }) => (field === 'id' || field === 'action' || field === 'recommendation') && ranges.length > 0,
    );
  return reading.rows.every(isRow) ? reading : { ...reading, rows: reading.rows.filter(isRow) };
}

/** Claims what a region read, and the titles among it; what else it left inside its own range is unread, and said so. */
function claimRegion(
  page: Page,
  ledger: Ledger,
  { range }: Proposal,
  reading: Reading,
  { words }: Tools,
): { readonly messages: readonly Message[]; readonly marks: readonly Mark[] } {
  for (const row of reading.rows)
    for (const cell of row.cells) for (const own of cell.ranges) ledger.claim(own, 'record');
  for (const row of reading.rows) for (const own of row.headings ?? []) ledger.claim(own, 'heading');
  for (const claim of reading.claims) ledger.claim(claim, claim.claim);
  const isRule = (run: Range): boolean => /^[\s\u200b|:=+_.·•–—-]+$/u.test(page.text.slice(run.start, run.end));
  const runs = ledger.unclaimed(range);
  const left = runs.filter((run) => !isRule(run));
  const { marks, tail } = edgesOf(page, reading, left, words);
  const titles = new Set(marks.map(({ at }) => at));
  for (const run of runs) {
    if (tail && run.start >= tail.start && run.end <= tail.end) continue;
    ledger.claim(run, isRule(run) || titles.has(run.start) ? 'heading' : 'unread');
  }
  const unread = left.filter((run) => !titles.has(run.start) && !(tail && run.start >= tail.start));
  const reason = 'this text stands inside a table and belongs to no cell';
  const messages = unread.map((run) =>
    message('parse/unread', reason, { place: placeAt(page, run), actual: quote(page.text, run) }),
  );
  return { messages, marks };
}
