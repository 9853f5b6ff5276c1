import type { AnalysedPage } from './assemble.js';
import { findRuledTables, findTables, lastTable, wordsOutside, type RuledTables } from './find-tables.js';
import { linesOutside } from './free-lines.js';
import { findFrames } from './frames.js';
import { findFurniture } from './furniture.js';
import type { Line } from './lines.js';
import { layLoneHeader } from './lone-header.js';
import type { PageContent } from './page.js';
import type { Rules } from './rules.js';
import type { FoundTable } from './table.js';
import type { Tolerances } from './tolerances.js';
import type { Word } from './words.js';

/** Everything found on one page. */
export interface PageSteps extends AnalysedPage {
  readonly rules: Rules;
  /** Whether rules made a grid of more slots than are looked at. */
  readonly tooLarge: boolean;
}

/** A page of which the drawn tables and the furniture are known. */
interface DrawnPage {
  readonly page: PageContent;
  readonly found: RuledTables;
  readonly furniture: ReadonlySet<Word>;
  /** The lines that no drawn table holds: those that are no furniture, and the others. */
  readonly lines: readonly Line[];
  readonly margins: readonly Line[];
}

/** Finds the tables and furniture of all pages: ruled tables first, since what is in them is no furniture. */
export function analyse(contents: readonly PageContent[], tolerances: Tolerances): PageSteps[] {
  const pages = findDrawn(contents, tolerances);
  const steps: PageSteps[] = [];
  for (const page of pages) steps.push(searchPage(page, steps.at(-1), tolerances));
  if (steps.some(({ tables: [first] }) => first?.evidence === 'worded')) layLoneHeaders(pages, steps, tolerances);
  return steps;
}

function findDrawn(contents: readonly PageContent[], tolerances: Tolerances): DrawnPage[] {
  const drawn: { readonly page: PageContent; readonly found: RuledTables }[] = [];
  for (const page of contents)
    drawn.push({ page, found: findRuledTables(page, drawn.at(-1)?.found.tables.at(-1) ?? null, tolerances) });
  const furnitures = findFurniture(drawn.map(({ page, found: { lines } }) => ({ height: page.height, lines })));
  return drawn.map(({ page, found }, i) => {
    const furniture = furnitures[i] ?? new Set();
    const isFurniture = ({ words: [first] }: Line): boolean => first !== undefined && furniture.has(first);
    const margins = furniture.size === 0 ? [] : found.lines.filter(isFurniture);
    const lines = margins.length === 0 ? found.lines : found.lines.filter((line) => !isFurniture(line));
    return { page, found, furniture, lines, margins };
  });
}

/** Finds the tables of a page by its words; the last one of the page before may go on. */
function searchPage(drawn: DrawnPage, before: PageSteps | undefined, tolerances: Tolerances): PageSteps {
  const last = before ? lastTable(before.tables, before.outside, before.furniture) : null;
  return stepsOf(drawn, findTables(drawn.page, drawn.found, drawn.lines, last, tolerances));
}

function stepsOf({ page, found, furniture, lines, margins }: DrawnPage, tables: readonly FoundTable[]): PageSteps {
  const { rules, tooLarge } = found;
  const outside = wordsOutside(page.words, tables);
  const isDrawn = tables === found.tables;
  return {
    page,
    rules,
    tooLarge,
    tables,
    outside,
    furniture,
    lines: isDrawn ? lines : linesOutside(lines, outside),
    margins: isDrawn ? margins : linesOutside(margins, outside),
    frames: findFrames(found.loose),
  };
}

/** Gives headers that stand alone the columns of later pages. The pages after such a one go on with it, and are searched again. */
function layLoneHeaders(pages: readonly DrawnPage[], steps: PageSteps[], tolerances: Tolerances): void {
  for (const [at, drawn] of pages.entries()) {
    const searched = pages.map(({ page, found: { loose }, lines }, i) => {
      const { horizontal, vertical } = loose;
      return { number: page.number, lines, horizontal, vertical, tables: steps[i]?.tables ?? [] };
    });
    const tables = layLoneHeader(searched, at);
    if (!tables) continue;
    steps[at] = stepsOf(drawn, tables);
    for (let next = at + 1; next < pages.length; next++) {
      const page = pages[next];
      if (page) steps[next] = searchPage(page, steps[next - 1], tolerances);
    }
  }
}
