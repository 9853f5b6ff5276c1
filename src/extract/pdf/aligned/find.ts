import { around } from '../geometry.js';
import type { FoundTable } from '../table.js';
import type { Tolerances } from '../tolerances.js';
import type { Word } from '../words.js';
import { alignTable } from './align.js';
import type { Area } from './area.js';
import { areaIn, areasBetweenRules, openAreas, type Rest } from './areas.js';
import { cutChunks } from './chunks.js';
import { continueAligned, withEdges } from './continue.js';
import { isConvincing } from './judge.js';
import { splitTextColumns } from './text-columns.js';

/** A table whose rules leave rows or columns out, from its rules and its text. Null where the text shows none. */
export function refineTable(
  table: FoundTable,
  rest: Pick<Rest, 'horizontal' | 'vertical'>,
  tolerances: Tolerances,
): FoundTable | null {
  const words = table.cells.flatMap((cell) => cell.words);
  const lines = cutChunks(words, tolerances.columnGap);
  const box = { left: table.left, top: table.top, right: table.right, bottom: table.bottom };
  const aligned = alignTable(areaIn(box, box, lines, rest), table.page, 'partly ruled', tolerances);
  return aligned && isConvincing(aligned, true) ? withEdges(aligned) : null;
}

/** Tables with few rules or none among the words that no grid holds; `before` may go on from the page before. */
export function findAligned(rest: Rest, page: number, before: FoundTable | null, tolerances: Tolerances): FoundTable[] {
  const tables: FoundTable[] = [];
  const taken = new Set<Word>();
  const take = (area: Area, ruled: boolean): void => {
    const aligned = alignTable(area, page, ruled ? 'partly ruled' : 'aligned', tolerances);
    if (!aligned || !isConvincing(aligned, ruled)) return;
    if (area.lines.some((line) => line.words.some((word) => taken.has(word)))) return;
    const held = aligned.table.cells.flatMap((cell) => cell.words);
    for (const word of held) taken.add(word);
    tables.push({ ...withEdges(aligned), ...around([aligned.table, ...held]) });
  };
  const goneOn = before ? continueAligned(before, rest, page, tolerances) : null;
  if (goneOn) {
    tables.push(goneOn);
    for (const word of goneOn.cells.flatMap((cell) => cell.words)) taken.add(word);
  }
  const free = (): Rest => {
    if (taken.size === 0) return rest;
    const words = rest.words.filter((word) => !taken.has(word));
    return { ...rest, words, lines: cutChunks(words, tolerances.columnGap) };
  };
  for (const area of areasBetweenRules(free(), tolerances.columnGap)) take(area, true);
  const open = free();
  // Most pages end here: no table without text side by side, several times.
  if (open.lines.filter(({ chunks }) => chunks.length >= 2).length < 3) return tables;
  for (const lines of splitTextColumns(open.lines, tolerances.columnGap))
    for (const area of openAreas({ ...rest, lines })) take(area, false);
  return tables;
}
