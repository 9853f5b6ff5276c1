import { isDatePhrase } from '../core/dates.js';
import { isSpace } from '../core/tape.js';
import { isWholeId } from './fields/ids.js';
import { readStatus } from './fields/status.js';
import { onlyCell, type GridCell } from './grid.js';
import { signKind } from './legend/signs.js';
import type { CellFacts } from './lexicon/readings.js';
import type { Words } from './lexicon/words.js';

/** What the cells of a column are like, whatever its header says. Shares are of its filled cells. */
export interface Profile {
  readonly filled: number;
  /** Words a cell, on average. */
  readonly words: number;
  readonly statuses: number;
  /** `20%`: of what, only a header says. */
  readonly shares: number;
  /** Colours and symbols, which only a legend explains. */
  readonly signs: number;
  readonly dates: number;
  readonly ids: number;
  /** Numbers alone, of up to three digits. */
  readonly numbers: number;
  /** How many of the filled cells are the first with their words. */
  readonly distinct: number;
  /** Short names with a word for an organisation or a post in them. */
  readonly bodies: number;
  /** `Accepted`, `Supported in part`, and nothing else. */
  readonly responses: number;
  /** Short, with a number, and all of one shape: `Call 3`, `2019-03/1`. */
  readonly shaped: number;
  /** Rows that have the column as their own. */
  readonly rows: number;
}

const nothing: Profile = {
  filled: 0,
  words: 0,
  statuses: 0,
  shares: 0,
  signs: 0,
  dates: 0,
  ids: 0,
  numbers: 0,
  distinct: 0,
  bodies: 0,
  responses: 0,
  shaped: 0,
  rows: 0,
};

/** The profile of a column, or that of one without cells. */
export function profileOf(profiles: readonly Profile[], c: number): Profile {
  return profiles[c] ?? nothing;
}

type Row = readonly (GridCell | null)[];

/** Looks at the cells of every column; a spanned cell counts once, and a line of one cell is no row. */
export function profileColumns(body: readonly Row[], width: number, words: Words): readonly Profile[] {
  const cut = body.filter((row) => row.length <= 1 || !onlyCell(row));
  const rows = cut.filter((row) => row.some((cell) => cell?.origin === true && cell.text !== '')).length;
  return Array.from({ length: width }, (_, column) => profileColumn(cut, rows, column, words));
}

function profileColumn(body: readonly Row[], rows: number, column: number, words: Words): Profile {
  const read = (text: string): CellFacts => factsOf(text, words);
  const distinct = new Set<string>();
  const shapes = new Map<string, number>();
  const sums = { filled: 0, words: 0, statuses: 0, shares: 0, signs: 0, dates: 0, ids: 0, bodies: 0, responses: 0 };
  const numbers: number[] = [];
  for (const row of body) {
    const cell = row[column];
    if (!cell?.origin || cell.text === '') continue;
    const facts = words.known.cells.of(cell.text, read);
    distinct.add(cell.text);
    const shape = facts.isDate || facts.isStatus ? null : shapeOf(cell.text);
    if (shape !== null) shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    sums.filled++;
    sums.words += facts.words;
    sums.statuses += Number(facts.isStatus);
    sums.shares += Number(facts.isShare);
    sums.signs += Number(facts.isSign);
    sums.dates += Number(facts.isDate);
    sums.bodies += Number(facts.isBody);
    sums.responses += Number(facts.isResponse);
    if (facts.number === null) sums.ids += Number(facts.isId);
    else numbers.push(facts.number);
  }
  // Numbers alone are ids where they count the rows; otherwise they count something else.
  const counting = numbers.every((number, i) => i === 0 || number === 1 || number > (numbers[i - 1] ?? 0));
  const share = (count: number): number => (sums.filled === 0 ? 0 : count / sums.filled);
  return {
    filled: sums.filled,
    words: share(sums.words),
    statuses: share(sums.statuses),
    shares: share(sums.shares),
    signs: share(sums.signs),
    dates: share(sums.dates),
    ids: share(sums.ids + (counting ? numbers.length : 0)),
    numbers: share(numbers.length),
    distinct: share(distinct.size),
    bodies: share(sums.bodies),
    responses: share(sums.responses),
    shaped: share(Math.max(0, ...shapes.values())),
    rows,
  };
}

function factsOf(text: string, words: Words): CellFacts {
  const count = countWords(text);
  const isNumber = plainNumber.test(text);
  // A sentence that has a status word in it is no status, and a percentage only where a header says so.
  const isShort = text.length <= 80 && count <= 8;
  return {
    words: count,
    isStatus: isShort && /\p{L}/u.test(text) && readStatus(text, words) !== null,
    isShare: text.length <= 8 && text.endsWith('%') && readStatus(text, words) !== null,
    isSign: text.length <= 40 && isSign(text, words),
    isDate: text.length <= 60 && isDatePhrase(text),
    isId: !isNumber && isWholeId(text),
    isResponse: isShort && words.responses.get(text.replace(/[.*\s]+$/u, '')) !== undefined && !isAnswer(text, words),
    isBody: text.length <= 80 && count <= 8 && namesBody(text, words),
    number: isNumber ? Number.parseInt(text, 10) : null,
  };
}

/** `2019-03/1` and `2020-11/4` are of one shape; amounts, shares and numbers alone have none. */
function shapeOf(text: string): string | null {
  if (text.length > 24 || !/\p{N}/u.test(text) || /^\p{N}[\p{N}.,\s]*$|[%£$€]/u.test(text)) return null;
  return text.split(/\s+/u).length > 3
    ? null
    : text.replace(/\p{N}+/gu, '9').replace(/\(\p{Ll}+\)|(?<=9)\p{Ll}$/gu, '(a)');
}

/** `Yes` and `No` answer whatever their header asks. */
function isAnswer(text: string, words: Words): boolean {
  const { yes, no } = words.lexicon.answers;
  return [...yes, ...no].includes(text.toLowerCase());
}

/** `Harbour Office`, `Director of People`: a name, and no sentence. */
function namesBody(text: string, words: Words): boolean {
  if (!/^[\p{Lu}\p{N}]/u.test(text) || /[.;:]$/u.test(text)) return false;
  return text.split(/[^\p{L}]+/u).some((word) => words.bodies.has(word.toLowerCase()));
}

function countWords(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at++)
    if (isSpace(text.charCodeAt(at)) && !isSpace(text.charCodeAt(at + 1))) count++;
  return count;
}

const plainNumber = /^\p{N}{1,3}[.)]?$/u;

function isSign(text: string, words: Words): boolean {
  const kind = signKind(text);
  // A share of anything is no sign: what it is a share of, only a header can say.
  const isShare = text.endsWith('%');
  return (
    kind === 'symbol' || kind === 'colour' || (!isShare && !/\p{L}/u.test(text) && readStatus(text, words) !== null)
  );
}
