import { foldCase } from '../../core/text.js';
import { idShape, isCounted } from '../fields/id-shapes.js';
import { isWholeId, leadingFamily } from '../fields/ids.js';
import { readHeader } from '../headers.js';
import type { Field } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import { quote } from '../place.js';
import { boxedLines } from './boxed-lines.js';
import { columnNames, namesColumns } from './column-names.js';
import { datesBetween } from './cell-dates.js';
import { unreadGrids } from './grids.js';
import { sentencesWithIds } from './in-sentences.js';
import { oneRecord } from './one-record.js';
import { looksLikeRow, statusLines } from './row-lines.js';
import { rowsInLine, runTogether } from './run-together.js';
import { idSequences } from './sequences.js';
import { unpartedColumns } from './unparted.js';
import { verdictsBetween } from './verdicts.js';
import type { Repeat } from './repeat.js';

/**
 * What repeats in lines as it does in rows, whatever their layout: lines with an id and a
 * status, statuses alone on lines, labels over text, cells run together, and ids of one shape below a header or
 * over values that come back; on a page of which nothing was read, also names of columns and
 * dates between other words. Numbered headings, contents and paragraphs have none of these.
 */
export function findRepeats(page: Page, lines: readonly Line[], words: Words, isUnread: boolean): readonly Repeat[] {
  const found = [
    ...rowLines(page, lines, words),
    ...loneStatuses(page, lines, words),
    ...repeatedLabels(page, lines, words),
    ...openingIds(page, lines, words),
    ...loneIds(page.text, lines),
    ...runTogether(page, lines),
    // Beside rows that were read, these belong to them.
    ...(isUnread ? unreadOnly(page, lines, words) : []),
  ];
  if (found.length === 0 && isUnread) found.push(...sentencesWithIds(page, lines, words));
  return found.sort((a, b) => b.count - a.count);
}

function unreadOnly(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  return [
    ...columnNames(page, lines, words),
    ...datesBetween(page, lines),
    ...labelsInLine(page, lines),
    ...idSequences(page, lines, words),
    ...unreadGrids(page, lines, words),
    ...verdictsBetween(page, lines),
    ...oneRecord(page, lines, words),
    ...boxedLines(page, lines),
    ...rowsInLine(page, lines),
    ...unpartedColumns(page, lines, words),
  ];
}

/** Two lines that look like rows are no accident. */
const fewestRows = 2;
/** Anything else that repeats is told from chance by its third time. */
const fewest = 3;

function rowLines(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = lines.filter((line, i) => looksLikeRow(page, line, lines[i + 1], words));
  const [first] = found;
  if (!first || found.length < fewestRows) return [];
  return [
    {
      count: found.length,
      reason: `${found.length} lines have an id or a bullet, and a status, cells or labels`,
      first,
    },
  ];
}

function loneStatuses(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = statusLines(page, lines, words);
  const [first] = found;
  if (!first || found.length < fewest) return [];
  const named = [...new Set(found.map((line) => quote(page.text, line)))].slice(0, 3).join(', ');
  return [{ count: found.length, reason: `${found.length} lines are a status and nothing else (${named})`, first }];
}

const longestLabel = 60;
/** What stands below a label is longer than a title. */
const shortestText = 40;

/**
 * Short lines that come back word for word, each with text below it: two of them by turns and
 * near each other, or one whose words are known to head a field of a row.
 */
function repeatedLabels(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = new Map<string, number[]>();
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (line.end - line.start > longestLabel || !next || next.end - next.start < shortestText) return;
    const label = page.text.slice(line.start, line.end).replace(/[\s:]+$/u, '');
    if (!/^\p{Lu}\P{N}{2,}$/u.test(label)) return;
    found.set(foldCase(label), [...(found.get(foldCase(label)) ?? []), i]);
  });
  const often = [...found.values()].filter((all) => all.length >= fewest);
  const title = (all: readonly number[]): string => quote(page.text, lines[all[0] ?? 0] as Line);
  const labels = often.filter((all) => tellsOfRow(title(all), words) || often.some((other) => takeTurns(all, other)));
  const first = lines[Math.min(...labels.flat())];
  if (!first) return [];
  const count = labels.reduce((most, all) => Math.max(most, all.length), 0);
  const named = labels
    .slice(0, 4)
    .map((all) => `“${title(all)}”`)
    .join(', ');
  return [{ count, reason: `the lines ${named} come back up to ${count} times, each over a text`, first }];
}

/** So many labels by turns are those of a record, whatever their words. */
const fewestLabels = 3;
const inlineLabel = /^(\p{Lu}[\p{L}’' ]{2,40}?)\s*:\s+\S/u;

/** `Asked of: …`, `What was pledged: …`, `How it went: …`, again and again in this order: records, in words of nobody else. */
function labelsInLine(page: Page, lines: readonly Line[]): readonly Repeat[] {
  const found = new Map<string, number[]>();
  lines.forEach(({ start, end }, i) => {
    const label = inlineLabel.exec(page.text.slice(start, Math.min(end, start + longestLabel)))?.[1];
    if (label !== undefined) found.set(label, [...(found.get(label) ?? []), i]);
  });
  const often = [...found].filter(([, all]) => all.length >= fewest);
  const turning = often.filter(([, all]) => often.some(([, other]) => takeTurns(all, other)));
  const first = lines[turning[0]?.[1][0] ?? -1];
  if (!first || turning.length < fewestLabels) return [];
  const count = turning.reduce((most, [, all]) => Math.max(most, all.length), 0);
  const named = turning
    .slice(0, 4)
    .map(([label]) => `“${label}”`)
    .join(', ');
  return [{ count, reason: `the labels ${named} come back by turns, up to ${count} times`, first }];
}

/** Lines between two labels of one row. */
const mostBetween = 8;

/** Whether two labels come one after the other, again and again: `Asked …`, `Answered …`, `Asked …`, `Answered …`. */
function takeTurns(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return false;
  const both = [...one.map((at) => ({ at, of: one })), ...other.map((at) => ({ at, of: other }))];
  both.sort((a, b) => a.at - b.at);
  const turns = both.filter((each, i) => {
    const before = both[i - 1];
    return before !== undefined && before.of !== each.of && each.at - before.at <= mostBetween;
  });
  return turns.length * 5 >= (both.length - 1) * 4;
}

const rowFields: ReadonlySet<Field> = new Set(['status', 'status-or-due', 'progress', 'response', 'next-steps', 'due']);

function tellsOfRow(title: string, words: Words): boolean {
  const field = readHeader(title, words)?.field;
  return field !== undefined && rowFields.has(field);
}

/** Ids alone on lines, two lines or more between them: a text, and what is said of it. */
function loneIds(text: string, lines: readonly Line[]): readonly Repeat[] {
  const ids = lines.flatMap((line, at) => {
    const id = line.end - line.start > longestLabel ? '' : text.slice(line.start, line.end);
    return isCounted.test(id) && isWholeId(id) ? [{ id, line, at }] : [];
  });
  const [first] = ids;
  if (!first || new Set(ids.map(({ id }) => id)).size < Math.max(fewest, ids.length * 0.8)) return [];
  const apart = ids.filter(({ at }, i) => (ids[i + 1]?.at ?? lines.length) - at > 2);
  if (apart.length * 5 < ids.length * 4) return [];
  const named = `${first.id} … ${ids.at(-1)?.id ?? ''}`;
  return [
    { count: ids.length, reason: `${ids.length} ids stand alone over two lines or more (${named})`, first: first.line },
  ];
}

/** Ids of one shape that open lines, below the names of columns, or over values that come back. */
function openingIds(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const shapes = new Map<string, { line: Line; id: string; at: number }[]>();
  lines.forEach((line, at) => {
    const found = leadingFamily(page.text, line.start, line.end, words.families);
    if (!found) return;
    const shape = `${found.family.id} ${idShape(found.token.id)}`;
    shapes.set(shape, [...(shapes.get(shape) ?? []), { line, id: found.token.id, at }]);
  });
  return [...shapes.values()].flatMap((found) => {
    const [first] = found;
    if (!first || new Set(found.map(({ id }) => id)).size < Math.max(fewest, found.length * 0.8)) return [];
    const header = lines
      .slice(Math.max(0, first.at - 3), first.at)
      .find((line) => namesColumns(page.text, line, words));
    const tails = header ? null : commonTails(found.map(({ line }) => page.text.slice(line.start, line.end)));
    if (!header && !tails) return [];
    const beside = header ? `below “${quote(page.text, header)}”` : `and end in ${tails ?? ''}`;
    const named = `${first.id} … ${found.at(-1)?.id ?? ''}`;
    return [
      {
        count: found.length,
        reason: `${found.length} lines open with ids of one shape (${named}) ${beside}`,
        first: first.line,
      },
    ];
  });
}

/** The last words with a capital of each line, where most of them come back and are not all the same; null elsewhere. */
function commonTails(lines: readonly string[]): string | null {
  const long = lines.filter((line) => line.length >= shortestText * 1.5).length;
  if (long * 2 < lines.length) return null;
  const tails = lines.flatMap((line) => /\p{Lu}[\p{Ll} -]{1,30}$/u.exec(line)?.[0].trim() ?? []);
  const counts = new Map<string, number>();
  for (const tail of tails) counts.set(tail, (counts.get(tail) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= 2);
  const covered = common.reduce((sum, [, count]) => sum + count, 0);
  if (common.length < 2 || covered * 2 < lines.length) return null;
  return common
    .slice(0, 3)
    .map(([tail]) => `“${tail}”`)
    .join(', ');
}
