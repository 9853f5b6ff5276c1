import { around } from '../geometry.js';
import type { FoundTable } from '../table.js';
import type { Tolerances } from '../tolerances.js';
import type { Word } from '../words.js';
import { alignTable } from './align.js';
import type { Area } from './area.js';
import { areasBetweenRules, openAreas, rulesIn, type Rest } from './areas.js';
import { cutChunks } from './chunks.js';
import { isConvincing } from './judge.js';
import { splitTextColumns } from './text-columns.js';

/** A table whose rules leave rows or columns out, from its rules and its text. Null where the text shows none. */
export function refineTable(table: FoundTable, rest: Rest, tolerances: Tolerances): FoundTable | null {
  const words = table.cells.flatMap((cell) => cell.words);
  const lines = cutChunks(words, tolerances.columnGap);
  const box = { left: table.left, top: table.top, right: table.right, bottom: table.bottom };
  const aligned = alignTable({ ...box, lines, ...rulesIn(box, rest) }, table.page, 'partly ruled', tolerances);
  return aligned && isConvincing(aligned, true) ? aligned.table : null;
}

/** Tables with few rules or none among the words that no grid holds. */
export function findAligned(rest: Rest, page: number, tolerances: Tolerances): FoundTable[] {
  const tables: FoundTable[] = [];
  const taken = new Set<Word>();
  const take = (area: Area, ruled: boolean): void => {
    const aligned = alignTable(area, page, ruled ? 'partly ruled' : 'aligned', tolerances);
    if (!aligned || !isConvincing(aligned, ruled)) return;
    if (area.lines.some((line) => line.words.some((word) => taken.has(word)))) return;
    const held = aligned.table.cells.flatMap((cell) => cell.words);
    for (const word of held) taken.add(word);
    tables.push({ ...aligned.table, ...around([aligned.table, ...held]) });
  };
  for (const area of areasBetweenRules(rest, tolerances.columnGap)) take(area, true);
  const free = rest.words.filter((word) => !taken.has(word));
  for (const words of splitTextColumns(free, tolerances.columnGap))
    for (const area of openAreas({ ...rest, words }, tolerances.columnGap)) take(area, false);
  return tables;
}
