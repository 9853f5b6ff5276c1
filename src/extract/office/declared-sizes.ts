/**
 * Sizes that a sheet declares by a number instead of by cells. The reader of workbooks (`@e965/xlsx`) obeys such numbers
 * one by one, so that a single `max="2147483648"` would keep it busy for ever: they are looked at before it is.
 */
import { strFromU8, strToU8 } from 'fflate';

/** Columns that a sheet of any program can have. */
const columnsOfSheet = 16_384;

const columnTag = /<(?:\w+:)?col\s[^>]*>/gu;
const sheetPart = /^xl\/worksheets\/.*\.xml$/iu;

/**
 * The parts of an XLSX package without the descriptions of columns (width, hidden) that are outside any sheet; null if
 * there are none. No cell is lost by it.
 */
export function withoutImpossibleColumns(parts: ReadonlyMap<string, Uint8Array>): Record<string, Uint8Array> | null {
  let changed = false;
  const kept = [...parts].map(([name, part]): [string, Uint8Array] => {
    if (!sheetPart.test(name)) return [name, part];
    const text = strFromU8(part, true);
    const bounded = text.replace(columnTag, (tag) => (isPossible(tag) ? tag : ''));
    if (bounded === text) return [name, part];
    changed = true;
    return [name, strToU8(bounded, true)];
  });
  return changed ? Object.fromEntries(kept) : null;
}

function isPossible(tag: string): boolean {
  const [from, to] = [numberIn(tag, 'min'), numberIn(tag, 'max')];
  return from >= 1 && to <= columnsOfSheet;
}

const odsTag = /<table:(?:table-row|table-cell)\b[^>]*>(?!<\/table:table-cell>)/gu;

/** How many cells with content the sheets of an ODS package declare, each repeated as often as it says. */
export function declaredCells(parts: ReadonlyMap<string, Uint8Array>): number {
  const content = parts.get('content.xml');
  if (content === undefined) return 0;
  let [rows, cells] = [1, 0];
  for (const [tag] of strFromU8(content, true).matchAll(odsTag)) {
    if (tag.startsWith('<table:table-row')) rows = numberIn(tag, 'table:number-rows-repeated', 1);
    else if (!tag.endsWith('/>')) cells += rows * numberIn(tag, 'table:number-columns-repeated', 1);
  }
  return cells;
}

function numberIn(tag: string, name: string, missing = Number.NaN): number {
  const value = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(tag)?.[1];
  return value === undefined ? missing : Number.parseInt(value, 10) || missing;
}
