import { isDatePhrase } from '../../../core/dates.js';
import { readStatus } from '../../fields/status.js';
import type { Words } from '../../lexicon/words.js';
import { fitOf, missingCost, spannedCost, type Columns } from './fitting.js';
import type { Joint, Piece } from './pieces.js';

/** How a piece follows the one before it. */
type Move = 'row' | 'next' | 'more' | 'pad';

/** A piece put into a column of a row. */
export interface Placed {
  readonly piece: Piece;
  /** The number of columns where the piece is an empty cell after the last. */
  readonly column: number;
  readonly move: Move;
  /** Columns that the row has no cell for between this piece and the one before it. */
  readonly skipped: number;
}

/** A row as the search put it together. */
export interface PlacedRow {
  /** Columns before the first cell, which a cell of a row above spans. */
  readonly shift: number;
  readonly placed: readonly Placed[];
}

export interface Alignment {
  readonly rows: readonly PlacedRow[];
  /** Points of evidence in all. */
  readonly score: number;
}

/** Where lines usually end: after a row, or after a cell. */
export interface Style {
  readonly lines: 'row' | 'cell';
  /** Pipes stand at the ends of lines, so a line without them ends no row. */
  readonly isBordered: boolean;
}

/**
 * Puts every piece into a column of a row so that most pieces stand where they fit: the best
 * path through the columns, piece by piece. A piece opens a row (perhaps right of a cell that
 * spans rows), stands in the next column, goes on in the same one (a row broken over lines, or
 * a pipe that is text), or is an empty cell after the last.
 *
 *     6.1 Vans | 6.1.1 Keep the van. | Ongoing | It runs. |
 *     6.1.2 Paint it. | Complete | |                          begins in column 2, and is padded
 *
 * Takes time in proportion to pieces × columns.
 */
export function align(text: string, pieces: readonly Piece[], table: Columns, style: Style, words: Words): Alignment {
  const search = new Search(text, pieces, table, style, words);
  return search.run();
}

const moves: readonly Move[] = ['row', 'next', 'more', 'pad'];
const furthestShift = 3;
const furthestSkip = 3;

class Search {
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  readonly #table: Columns;
  readonly #style: Style;
  readonly #words: Words;
  readonly #width: number;
  /** Cost of a row that ends in a column. */
  readonly #endCost: readonly number[];
  readonly #shiftCost: readonly number[];
  /** For each piece and state: the state before it, the move, and the columns skipped. */
  readonly #from: Int8Array;
  readonly #by: Int8Array;

  constructor(text: string, pieces: readonly Piece[], table: Columns, style: Style, words: Words) {
    this.#text = text;
    this.#pieces = pieces;
    this.#table = table;
    this.#style = style;
    this.#words = words;
    this.#width = table.columns.length;
    const fields = table.columns.map((column) => column.field);
    this.#endCost = [
      ...fields.map((_, c) => fields.slice(c + 1).reduce((sum, field) => sum + missingCost[field], 0)),
      0,
    ];
    this.#shiftCost = Array.from({ length: Math.min(furthestShift, this.#width - 1) + 1 }, (_, s) =>
      fields.slice(0, s).reduce((sum, field) => sum + spannedCost[field], 0),
    );
    this.#from = new Int8Array(pieces.length * (this.#width + 1)).fill(-1);
    this.#by = new Int8Array(pieces.length * (this.#width + 1)).fill(-1);
  }

  run(): Alignment {
    const states = this.#width + 1;
    let scores: number[] = Array.from({ length: states }, () => -Infinity);
    this.#pieces.forEach((piece, i) => {
      const next: number[] = Array.from({ length: states }, () => -Infinity);
      const ended = i === 0 ? { score: 0, state: -1 } : this.#bestEnd(scores);
      for (let c = 0; c < this.#width; c++) {
        const fit = fitOf(piece, c, this.#table);
        this.#open(i, c, ended, fit, next);
        if (i === 0) continue;
        for (let back = 1; back <= Math.min(furthestSkip, c); back++)
          this.#take(
            i,
            c,
            c - back,
            1,
            (scores[c - back] ?? -Infinity) + fit + this.#nextCost(piece.joint, c, back),
            next,
          );
        this.#take(i, c, c, 2, (scores[c] ?? -Infinity) + this.#moreFit(i, c), next);
      }
      if (
        i > 0 &&
        piece.text === '' &&
        (piece.joint === 'pipe' || (piece.joint === 'closed' && this.#style.lines === 'cell'))
      )
        for (const from of [this.#width - 1, this.#width])
          this.#take(i, this.#width, from, 3, (scores[from] ?? -Infinity) - 0.2, next);
      scores = next;
    });
    const last = this.#bestEnd(scores);
    return { rows: this.#trace(last.state), score: last.score };
  }

  #open(i: number, c: number, ended: { score: number; state: number }, fit: number, next: number[]): void {
    const shift = this.#shiftCost[c];
    const piece = this.#pieces[i];
    if (shift === undefined || !piece || (piece.text === '' && c > 0)) return;
    this.#take(
      i,
      c,
      ended.state,
      0,
      ended.score + fit - shift - rowCost[piece.joint] - (piece.joint === 'line' && this.#style.isBordered ? 3 : 0),
      next,
    );
  }

  #take(i: number, state: number, from: number, move: number, score: number, next: number[]): void {
    if (!(score > (next[state] ?? -Infinity))) return;
    next[state] = score;
    const at = i * (this.#width + 1) + state;
    this.#from[at] = from;
    this.#by[at] = move;
  }

  #bestEnd(scores: readonly number[]): { score: number; state: number } {
    let best = { score: -Infinity, state: -1 };
    scores.forEach((score, state) => {
      const total = score - (this.#endCost[state] ?? 0);
      if (total > best.score) best = { score: total, state };
    });
    return best;
  }

  /** The points for going on to the next column, or past columns that the row has no cell for. */
  #nextCost(joint: Joint, c: number, back: number): number {
    let cost =
      joint === 'pipe'
        ? 0
        : joint === 'closed'
          ? this.#style.lines === 'cell'
            ? 0
            : -3
          : this.#style.lines === 'cell'
            ? -3
            : -4;
    for (let skipped = c - back + 1; skipped < c; skipped++) {
      if (skipped === this.#table.joined) {
        // `Closed` beside `Phase 5 | Close request`: not every cell has the pipe.
        cost -= 0.5;
        continue;
      }
      const field = this.#table.columns[skipped]?.field ?? 'other';
      // Only cells that span rows are often left out.
      cost -= (field === 'recommendation' || field === 'theme' ? 1.5 : 3) + missingCost[field];
    }
    return cost;
  }

  /** The points for going on in the same cell. */
  #moreFit(i: number, c: number): number {
    const piece = this.#pieces[i];
    const before = this.#pieces[i - 1];
    if (!piece || !before) return -Infinity;
    const field = this.#table.columns[c]?.field ?? 'other';
    const joined = this.#text.slice(before.start, Math.min(piece.end, before.start + 80));
    const cost = { start: -9, pipe: -3.5, line: -1, closed: this.#style.lines === 'cell' ? -5 : -4 }[piece.joint];
    if (field === 'status' || field === 'status-or-due') return cost + this.#statusGoesOn(before, piece, joined);
    // A row that was broken before a pipe begins its next line with one.
    if (piece.text === '') return piece.joint === 'line' ? -0.5 : cost - 2;
    if (field === 'due') return cost + (joined.length <= 60 && isDatePhrase(joined) ? 3.5 : -3);
    if (field === 'id') return cost - 3;
    const opens = piece.opening !== null && this.#table.families.has(piece.opening.family);
    return cost + wordsGoOn(before, piece) - (opens ? 3 : 0);
  }

  /** `Partially` is a status, and so is `Partially complete`. */
  #statusGoesOn(before: Piece, piece: Piece, joined: string): number {
    if (joined.length > 60 || piece.words > 5 || piece.joint === 'closed') return -4;
    if (this.#words.statuses.get(joined) !== undefined) return 4;
    // `Phase 4 | Implement`: two short pieces that are no status each may be one that nobody knows.
    if (piece.joint === 'pipe' && before.status < 2 && piece.status < 2 && before.words <= 4 && piece.text !== '')
      return 0;
    return before.status < 2 &&
      (readStatus(joined.replace(/[|│]/gu, '/'), this.#words) !== null || isDatePhrase(joined))
      ? 2
      : -4;
  }

  #trace(end: number): readonly PlacedRow[] {
    const rows: PlacedRow[] = [];
    let placed: Placed[] = [];
    let state = end;
    for (let i = this.#pieces.length - 1; i >= 0; i--) {
      const at = i * (this.#width + 1) + state;
      const from = this.#from[at] ?? -1;
      const move = moves[this.#by[at] ?? 0] ?? 'row';
      const piece = this.#pieces[i];
      if (!piece) break;
      placed.push({ piece, column: state, move, skipped: move === 'next' ? state - from - 1 : 0 });
      if (move === 'row') {
        rows.push({ shift: state, placed: placed.reverse() });
        placed = [];
      }
      state = from;
    }
    return rows.reverse();
  }
}

/** Rows begin where lines do; inside a line only where its breaks are lost. */
const rowCost: Readonly<Record<Joint, number>> = { start: 0, closed: 0, line: 0, pipe: 7 };

function wordsGoOn(before: Piece, piece: Piece): number {
  const small = piece.goesOn ? 1.5 : piece.status === 2 ? -3 : 0;
  return small + (/[.!?]["”’)]?$/u.test(before.text) ? -0.3 : 0.5);
}
