import { makeGrid } from './grid.js';
import type { PageContent } from './page.js';
import { findMeshes, makeRules, type Rules } from './rules.js';
import { columnCount, dropEmptyLines, fillGrid, rowCount, type FoundTable } from './table.js';
import type { Tolerances } from './tolerances.js';
import type { Word } from './words.js';

/** What was found on a page on the way to its tables. */
export interface PageTables {
  readonly rules: Rules;
  readonly tables: readonly FoundTable[];
}

const noRules: Rules = { horizontal: [], vertical: [] };

/** The tables of one page, from top to bottom. */
export function findTables(page: PageContent, tolerances: Tolerances): PageTables {
  const rules = page.drawing.strokes.length === 0 ? noRules : makeRules(page.drawing.strokes, tolerances);
  const tables: FoundTable[] = [];
  for (const mesh of findMeshes(rules, tolerances)) {
    const grid = makeGrid(mesh, tolerances);
    if (!grid) continue;
    const table = dropEmptyLines(fillGrid(grid, page.words, page.number, 'ruled'));
    if (isTable(table)) tables.push(table);
  }
  tables.sort((a, b) => a.top - b.top || a.left - b.left);
  return { rules, tables };
}

function isTable(table: FoundTable): boolean {
  const filled = table.cells.filter(({ words }) => words.length > 0).length;
  return columnCount(table) >= 2 && rowCount(table) >= 1 && filled >= 3;
}

/** The words of a page that no table holds. */
export function wordsOutside(words: readonly Word[], tables: readonly FoundTable[]): Word[] {
  const held = new Set<Word>();
  for (const { cells } of tables) for (const cell of cells) for (const word of cell.words) held.add(word);
  return held.size === 0 ? [...words] : words.filter((word) => !held.has(word));
}
