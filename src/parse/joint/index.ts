import type { Range } from '../../core/span.js';
import type { RawCell } from '../layout.js';
import { foldPhrase, type Words } from '../lexicon/words.js';
import { KnownCosts, phraseCost, type Learnt } from './costs.js';
import { cutRows, type Plan } from './search.js';
import { phraseOf, rangeOf, sequenceOf, type Sequence } from './sequence.js';
import { variants, type Columns } from './variants.js';
import { learn, type CutRow } from './vocabulary.js';

/** A row as all rows together say that it is cut. */
export interface JointRow extends Range {
  readonly cells: readonly RawCell[];
  /** The words of its status, and whether the lexicon, a legend or another row has them. */
  readonly status: { readonly words: string; readonly known: boolean } | null;
  /** What the status could be as well; null where nothing else comes near. */
  readonly otherwise: string | null;
  readonly cost: number;
}

export interface JointTable {
  readonly text: string;
  readonly columns: Columns;
  readonly words: Words;
  /** Rows, or stretches of rows, of other tables below the same header: they are learnt from. */
  readonly kin: readonly Range[];
  /** A stretch holds any number of rows, each on a line of its own or on several. */
  readonly many: boolean;
  /** How its text is looked at; by words that spaces part, where nothing is told. */
  readonly sequence?: typeof sequenceOf;
}

/** What the rows have in common is learnt from so many of them. */
const mostLearnt = 200;
/** What the rows have in common is learnt this often. */
const rounds = 3;
/** Two ways to cut a row that differ by less are both possible. */
const close = 0.8;
/** What a row costs that could begin at any line. */
const newRow = 0.3;

/** Rows that were cut together, and the columns that they were cut into. */
export interface JointCut {
  readonly rows: readonly JointRow[];
  readonly columns: Columns;
}

/**
 * Cuts rows, or stretches of rows, into the same columns, those of the header or a variant of
 * them, whatever costs least; null where one cannot be cut at all, or no column holds statuses.
 */
export function cutTogether(stretches: readonly Range[], table: JointTable): JointCut | null {
  const all = [table.columns, ...variants(table.columns, table.words)].filter(hasStatus);
  const plans = all.map((columns) => settle(stretches, { ...table, columns }));
  const [best] = plans.filter((plan) => plan !== null).sort((a, b) => a.cost - b.cost);
  return best
    ? {
        rows: best.rows.map((cut) => jointRow(cut, best.plan, table.sequence ?? sequenceOf)),
        columns: best.plan.columns,
      }
    : null;
}

function hasStatus(columns: Columns): boolean {
  return columns.some(({ field }) => field === 'status' || field === 'status-or-due');
}

interface Settled {
  readonly plan: Plan;
  readonly rows: readonly CutRow[];
  readonly cost: number;
}

function settle(
  stretches: readonly Range[],
  { text, columns, words, kin, many, sequence = sequenceOf }: JointTable,
): Settled | null {
  const own = stretches.map((stretch) => sequence(text, stretch, words));
  const sample = [...own.slice(0, mostLearnt), ...kin.map((stretch) => sequence(text, stretch, words))];
  let plan: Plan = {
    columns,
    main: mainOf(columns),
    learnt: columns.map((): Learnt => new Map()),
    known: new KnownCosts(
      words,
      columns.map(({ field }) => field),
      sequence !== sequenceOf,
    ),
    withTitles: many,
    opensRow: many ? (sequence, at) => openingOf(sequence, at) : (_, at) => (at === 0 ? 0 : Infinity),
  };
  for (let round = 0; round < rounds; round++) {
    const cuts = cutAll(sample, plan);
    if (!cuts) return null;
    plan = { ...plan, learnt: learn(cuts.flat(), plan) };
  }
  const rows = cutAll(own, plan)?.flat();
  return rows ? { plan, rows, cost: rows.reduce((sum, { row }) => sum + row.cost, 0) } : null;
}

/** A row begins a paragraph, or at least a line, where nothing else says where rows begin. */
function openingOf({ opens, opensLine, opensParagraph }: Sequence, at: number): number {
  if (at === 0) return 0;
  if (opensLine[at] !== true || (opens[at] ?? 0) >= 1) return Infinity;
  return opensParagraph[at] === true ? newRow : newRow + 2;
}

function mainOf(columns: Columns): number {
  return Math.max(
    0,
    columns.findIndex(({ field }) => field === 'action' || field === 'recommendation'),
  );
}

function cutAll(sequences: readonly Sequence[], plan: Plan): readonly (readonly CutRow[])[] | null {
  const cuts: (readonly CutRow[])[] = [];
  for (const sequence of sequences) {
    const rows = cutRows(sequence, plan);
    if (!rows) return null;
    cuts.push(rows.map((row) => ({ sequence, row })));
  }
  return cuts;
}

function jointRow({ sequence, row }: CutRow, plan: Plan, look: typeof sequenceOf): JointRow {
  const column = plan.columns.findIndex(({ field }) => field === 'status' || field === 'status-or-due');
  const cell = row.cells[column];
  const phrase = cell ? phraseOf(sequence, cell.from, cell.to) : null;
  const range = rangeOf(sequence, row.from, row.to);
  return {
    ...range,
    cells: plan.columns.flatMap(({ field, title }, c): RawCell[] => {
      const own = row.cells[c];
      return own ? [{ field, title: title === '' ? null : title, ranges: [rangeOf(sequence, own.from, own.to)] }] : [];
    }),
    status:
      cell && phrase !== null
        ? {
            words: phrase,
            known:
              phraseCost('status', phrase, cell.to - cell.from, new Map(), plan.known) < 1.5 ||
              plan.learnt[column]?.has(foldPhrase(phrase)) === true,
          }
        : null,
    otherwise: nextBest(look(sequence.text, range, plan.known.words), plan, column),
    cost: row.cost,
  };
}

/** The status of the next best way to cut a row, where it comes near; `none` for none at all. */
function nextBest(sequence: Sequence, plan: Plan, column: number): string | null {
  const alone: Plan = { ...plan, withTitles: false, opensRow: (_, at) => (at === 0 ? 0 : Infinity) };
  const [row] = cutRows(sequence, alone) ?? [];
  const cell = row?.cells[column];
  if (!row || !cell) return null;
  const [other] = cutRows(sequence, { ...alone, but: { column, cell } }) ?? [];
  if (!other || other.cost - row.cost >= close) return null;
  const next = other.cells[column];
  return next ? phraseOf(sequence, next.from, next.to) : 'none';
}
