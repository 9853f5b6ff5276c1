import type { LayerBox, LayerKind, LayerShape, PageLayers } from '../../model/layers.js';
import { transformBox, type Box, type Matrix } from './geometry.js';
import type { JoinedTable } from './join.js';
import type { PageSteps } from './analyse.js';
import type { PdfReading } from './read.js';
import type { Rule } from './rules.js';
import type { FoundTable } from './table.js';

/** What was found on each page, as shapes to be drawn over it. */
export function layersOf({ pages, tables }: Pick<PdfReading, 'pages' | 'tables'>): PageLayers[] {
  return pages.map((page) => layersOfPage(page, tables));
}

function layersOfPage({ page, rules, tables, furniture }: PageSteps, joined: readonly JoinedTable[]): PageLayers {
  const { back } = page;
  const shapes: LayerShape[] = [];
  const add = (kind: LayerKind, box: Box, label: string): void => {
    shapes.push({ kind, box: seen(box, back), label });
  };
  for (const table of tables) {
    add('table', table, `${table.evidence}, ${table.ys.length - 1} × ${table.xs.length - 1}`);
    for (const cell of table.cells) add('cell', cellBox(table, cell), `row ${cell.row + 1}, column ${cell.column + 1}`);
  }
  for (const table of joined) {
    if (table.parts.length < 2) continue;
    for (const part of table.parts) if (part.page === page.number) add('joined', part, joinLabel(table, part));
  }
  for (const rule of [...rules.horizontal, ...rules.vertical])
    add('rule', ruleBox(rule), `${rule.thickness.toFixed(1)} pt`);
  for (const word of page.words) add(furniture.has(word) ? 'furniture' : 'word', word, word.text);
  const [left, top, right, bottom] = seen({ left: 0, top: 0, right: page.width, bottom: page.height }, back);
  return { page: page.number, width: right - left, height: bottom - top, shapes };
}

function joinLabel({ parts, brokenRows }: JoinedTable, part: FoundTable): string {
  const over = `pages ${parts[0]?.page}–${parts.at(-1)?.page} joined`;
  return brokenRows.includes(part.page) ? `${over}; the last row goes on over the page` : over;
}

function cellBox({ xs, ys }: FoundTable, { row, column, rowSpan, columnSpan }: FoundTable['cells'][number]): Box {
  return {
    left: xs[column] ?? 0,
    top: ys[row] ?? 0,
    right: xs[column + columnSpan] ?? xs.at(-1) ?? 0,
    bottom: ys[row + rowSpan] ?? ys.at(-1) ?? 0,
  };
}

function ruleBox({ horizontal, at, from, to, thickness }: Rule): Box {
  const half = Math.max(0.3, thickness / 2);
  return horizontal
    ? { left: from, top: at - half, right: to, bottom: at + half }
    : { left: at - half, top: from, right: at + half, bottom: to };
}

function seen(box: Box, back: Matrix): LayerBox {
  const { left, top, right, bottom } = transformBox(box, back);
  return [left, top, right, bottom].map((value) => Math.round(value * 100) / 100) as unknown as LayerBox;
}
