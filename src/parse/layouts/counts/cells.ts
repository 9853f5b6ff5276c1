import type { Range } from '../../../core/span.js';
import type { CountedTotal } from '../../layout.js';
import type { Counted } from '../../lexicon/readings.js';
import type { Words } from '../../lexicon/words.js';

/** A cell of a table of counts, whatever drew the table. */
export interface CountCell extends Range {
  readonly text: string;
}

const totalWord =
  /^(?:grand\s+|overall\s+|sub-?)?totals?(?:\s+(?:actions|recommendations|commitments|number))?$|^all(?:\s+(?:actions|recommendations|commitments))?$/iu;
const wholeNumber = /^(\p{N}{1,4})(?:\s*\(\s*\p{N}{1,3}(?:\.\p{N}+)?\s*%\s*\))?$/u;

/** What a header or label counts; null where it is neither a status nor a total. */
export function readCounted(text: string, words: Words): Counted | null {
  return words.known.counted.of(text, (each) => countedIn(each, words));
}

function countedIn(text: string, words: Words): Counted | null {
  const bare = text
    .trim()
    .replace(/[:*†]+$/u, '')
    .trim();
  if (bare === '' || bare.length > 60) return null;
  if (totalWord.test(bare)) return { value: null };
  const status =
    words.statuses.get(bare) ??
    words.statuses.get(
      bare.replace(/^(?:number\s+(?:of\s+)?)?(.+?)\s+(?:actions|recommendations|commitments)$/iu, '$1'),
    );
  return status === undefined ? null : { value: status };
}

/** `12`, `12 (30%)`; null for anything else. */
export function readCount(text: string): number | null {
  const match = wholeNumber.exec(text.trim());
  return match ? Number(match[1]) : null;
}

const dash = /^(?:[-–—]|nil|none)?$/iu;

/**
 * The counts in a table with statuses in its header row: those of its Total row, or of its only row.
 *
 *     Theme      Complete   Ongoing   Total
 *     1 Doors           3         8      11
 *     Total            12        29      41
 *
 * Or with a status in front of each row. Null where the cells are no counts.
 */
export function readCounts(rows: readonly (readonly CountCell[])[], words: Words): readonly CountedTotal[] | null {
  return countsByColumn(rows, words) ?? countsByRow(rows, words);
}

/** Rows among which the header of the statuses is. */
const deepestHeader = 4;

function countsByColumn(rows: readonly (readonly CountCell[])[], words: Words): readonly CountedTotal[] | null {
  const at = rows.slice(0, deepestHeader).findIndex((row) => statusesIn(row, words) >= 2);
  const header = rows[at];
  if (!header) return null;
  const columns = header.map((cell) => readCounted(cell.text, words));
  const body = rows.slice(at + 1).filter((row) => row.some((cell) => readCount(cell.text) !== null));
  let [numbers, blanks, cells] = [0, 0, 0];
  for (const row of body) {
    columns.forEach((column, c) => {
      const text = row[c]?.text;
      if (!column || text === undefined) return;
      cells++;
      if (readCount(text) !== null) numbers++;
      else if (dash.test(text.trim())) blanks++;
    });
  }
  // Marks between blanks say in which state a row is, and count nothing.
  if (numbers + blanks < cells * 0.8 || numbers <= cells - numbers - blanks) return null;
  const total =
    body.length === 1 ? body[0] : body.find((row) => readCounted(row[0]?.text ?? '', words)?.value === null);
  return columns.flatMap((column, c) => (column && total ? (claim(header[c], total[c], column) ?? []) : []));
}

function statusesIn(row: readonly CountCell[], words: Words): number {
  return row.filter((cell) => readCounted(cell.text, words)?.value != null).length;
}

function countsByRow(rows: readonly (readonly CountCell[])[], words: Words): readonly CountedTotal[] | null {
  if (rows.filter((row) => row.length === 2).length < rows.length - 1) return null;
  const read = rows.map((row) => ({
    row,
    counted: readCounted(row[0]?.text ?? '', words),
    number: readCount(row.at(-1)?.text ?? ''),
  }));
  const counted = read.filter((each) => each.counted && each.number !== null && each.row.length === 2);
  const statuses = counted.filter((each) => each.counted?.value !== null).length;
  if (statuses < 2 || counted.length < rows.length - 1) return null;
  return counted.flatMap(({ row, counted: what }) => (what ? (claim(row[0], row[1], what) ?? []) : []));
}

function claim(label: CountCell | undefined, cell: CountCell | undefined, counted: Counted): CountedTotal | null {
  const claimed = cell ? readCount(cell.text) : null;
  return label && cell && claimed !== null
    ? { ranges: [range(label), range(cell)], value: counted.value, claimed }
    : null;
}

function range({ start, end }: Range): Range {
  return { start, end };
}
