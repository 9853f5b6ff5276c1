import type { Layout, Mark, Proposal, Reading, Tools } from '../../layout.js';
import { firstIndex } from '../../../core/search.js';
import { isWholeStatus, readStatus } from '../../fields/status.js';
import { readHeader } from '../../headers.js';
import type { Words } from '../../lexicon/words.js';
import { readMark } from '../../marks.js';
import type { Page } from '../../page.js';
import { findNoun, type NumberedNoun } from './card-id.js';
import { columnsOf, type Column } from './columns.js';
import { isPaired, isWorthTelling, judge, straysOf } from './fit.js';
import { withIdsAtEnd } from './ids-at-end.js';
import { cardsOfPage, type Card } from './items.js';
import { LabelReader, type Cell } from './labels.js';
import { readCard } from './read.js';
import { assignRoles, type Roles } from './roles.js';

/**
 * Rows that a page sets apart by its own structure: cards, sections, items of a list that are
 * built alike, whatever their labels, and whether they have any:
 *
 *     <div class="card"><span class="tag">Delivered</span><h3>Recommendation 1: Lights</h3> … </div>
 *     <div class="card"><span class="tag">Underway</span><h3>Recommendation 2: Gates</h3> … </div>
 *
 * What stands in the same place in every card is a column, as in a table.
 */
export const cards: Layout = { id: 'cards', propose };

function propose(page: Page, tools: Tools): readonly Proposal[] {
  return cardsOfPage(page, tools.words).flatMap((series) => proposeSeries(page, series, tools));
}

function proposeSeries(page: Page, all: readonly Card[], tools: Tools): readonly Proposal[] {
  const { words } = tools;
  const [head, ...others] = all;
  const names = head && others.length > 1 && namesColumns(head, words) ? head : null;
  const { series, noun, cells, columns, roles } = arrange(page, names ? others : all, words);
  const runs = runsOf(page, series);
  const above = new Map(runs.flatMap(([first]) => (first ? [[first, statusAbove(page, first, tools)] as const] : [])));
  const headed = roles.status === null && [...above.values()].every((mark) => mark !== null);
  const fit = judge(columns, roles, series.length, { headed, strays: straysOf(page, series, columns, words) });
  if (fit.score === 0) return isWorthTelling(roles, columns, series.length) ? [refusal(series, fit)] : [];
  return runs.flatMap((run): Proposal[] => {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) return [];
    const statusLine = (headed && above.get(first)) || null;
    return [
      {
        layout: cards.id,
        range: { start: names && run === runs[0] ? names.start : first.start, end: last.end },
        fit,
        read: () => {
          const reading = { page, roles, noun, words, headed, paired: isPaired(roles, series.length) };
          const read = run.map((card) => readCard(card, cells.get(card) ?? [], reading));
          return {
            rows: read.map(({ row }) => row),
            marks: [...(statusLine ? [statusLine] : []), ...read.flatMap(({ marks }) => marks)],
            claims: [
              ...(statusLine ? [{ start: statusLine.at, end: first.start, claim: 'heading' as const }] : []),
              ...(names && run === runs[0] ? [{ start: names.start, end: names.end, claim: 'heading' as const }] : []),
            ],
            messages: [],
            evidence: [`${run.length} cards`, ...roles.reasons],
          };
        },
      },
    ];
  });
}

interface Arranged {
  readonly series: readonly Card[];
  readonly noun: NumberedNoun;
  readonly cells: ReadonlyMap<Card, readonly Cell[]>;
  readonly columns: readonly Column[];
  readonly roles: Roles;
}

/** What stands in which column; ids are looked for at the ends of texts where nothing else is one. */
function arrange(page: Page, cards: readonly Card[], words: Words): Arranged {
  const inPlace = inColumns(cards, words);
  const ended = inPlace.roles.id === null ? withIdsAtEnd(page.text, cards) : null;
  return ended ? inColumns(ended, words) : inPlace;
}

function inColumns(series: readonly Card[], words: Words): Arranged {
  const labels = new LabelReader(series, words);
  const noun = findNoun(series, words);
  const cells = new Map(series.map((card) => [card, labels.read(card)]));
  const columns = columnsOf([...cells.values()], noun, words);
  return { series, noun, cells, columns, roles: assignRoles(columns, series.length) };
}

/** The first of a series may name the columns of the others, as in a grid of `div`s: `Ref | Action | Status`. */
function namesColumns({ entries }: Card, words: Words): boolean {
  const known = entries.filter(({ text }) => readHeader(text, words) !== null && readStatus(text, words) === null);
  return known.length > 1 && known.length >= entries.length * 0.6 && entries.every(({ text }) => text.length <= 40);
}

/** What `--explain` says of cards that are no rows. */
function refusal(series: readonly Card[], fit: Proposal['fit']): Proposal {
  const range = { start: series[0]?.start ?? 0, end: series.at(-1)?.end ?? 0 };
  const read = (): Reading => ({ rows: [], marks: [], claims: [], messages: [], evidence: [] });
  return { layout: cards.id, range, fit, read };
}

/** Cards with nothing between them. */
function runsOf(page: Page, series: readonly Card[]): readonly (readonly Card[])[] {
  const runs: Card[][] = [];
  for (const card of series) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && page.text.slice(last.end, card.start).trim() === '') run.push(card);
    else runs.push([card]);
  }
  return runs;
}

type StatusMark = Extract<Mark, { kind: 'status' }>;

/** The status that the heading right above says of all cards below it: `Completed`, `In progress (4)`. */
function statusAbove(page: Page, { start }: Card, { words }: Tools): StatusMark | null {
  const line = page.lines[firstIndex(page.lines, (each) => each.end > start) - 1];
  if (!line) return null;
  const mark = readMark(page.text, line, line.level, words);
  if (mark?.kind === 'status') return mark;
  const bare = page.text.slice(line.start, line.end).replace(/\s*(?:\(\p{N}+\)|[:–-]\s*\p{N}*)$/u, '');
  const value = line.kind === 'heading' && isWholeStatus(bare, words) ? readStatus(bare, words)?.value : undefined;
  const end = line.start + bare.length;
  return value === undefined ? null : { kind: 'status', at: line.start, value, words: { start: line.start, end } };
}
