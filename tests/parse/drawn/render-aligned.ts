import fc from 'fast-check';
import { cellsOf, headerOf, type Plan } from './records.js';

/** A manner of setting a table with spaces. */
export interface AlignedManner {
  /** Width of each column, in characters; taken again from the left when there are more columns. */
  readonly widths: readonly number[];
  readonly set: 'top' | 'middle';
  readonly gap: number;
  readonly margin: number;
  /** Lines of a page; 0 for one long page. */
  readonly pageLength: number;
  readonly repeatsHeader: boolean;
  readonly spanned: 'repeated' | 'first-row';
  readonly apart: boolean;
  readonly foot: boolean;
}

export const alignedManners: fc.Arbitrary<AlignedManner> = fc.record({
  widths: fc.array(fc.integer({ min: 22, max: 40 }), { minLength: 3, maxLength: 6 }),
  set: fc.constantFrom('top', 'middle'),
  gap: fc.integer({ min: 2, max: 5 }),
  margin: fc.constantFrom(0, 0, 3),
  pageLength: fc.constantFrom(0, 0, 40),
  repeatsHeader: fc.constant(true),
  spanned: fc.constantFrom('repeated', 'first-row'),
  apart: fc.boolean(),
  foot: fc.boolean(),
});

/**
 * Sets a plan in columns held by spaces, as PDF readers print tables.
 *
 *     Review Recommendation   Actions             Status of Action
 *     1.1 Small boats         1.1.1 Count         Ongoing
 *                             them.
 */
export function renderAligned(plan: Plan, manner: AlignedManner): string {
  const header = headerOf(plan);
  const widths = header.map((_, c) => manner.widths[c % manner.widths.length] ?? 24);
  const head = setRow(header, widths, { ...manner, set: 'top' });
  const body: string[][] = [];
  for (const group of plan.groups) {
    group.rows.forEach((row, r) => {
      const first = r === 0 || manner.spanned === 'repeated' ? `${group.id} ${group.title}` : '';
      const lines = setRow([first, ...cellsOf(plan, row)], widths, manner);
      body.push(manner.apart ? [...lines, ''] : lines);
    });
  }
  return paged(head, body.flat(), manner);
}

function setRow(cells: readonly string[], widths: readonly number[], manner: AlignedManner): string[] {
  const wrapped = cells.map((cell, c) => wrap(cell, widths[c] ?? 24));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const lines: string[] = [];
  for (let y = 0; y < height; y++) {
    let line = ' '.repeat(manner.margin);
    wrapped.forEach((own, c) => {
      const top = manner.set === 'top' ? 0 : Math.floor((height - own.length) / 2);
      line += (own[y - top] ?? '').padEnd((widths[c] ?? 24) + manner.gap);
    });
    lines.push(line.trimEnd());
  }
  return lines;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function paged(head: readonly string[], body: readonly string[], manner: AlignedManner): string {
  if (manner.pageLength === 0) return [...head, ...body].join('\n');
  const pages: string[] = [];
  for (let at = 0; at < body.length; at += manner.pageLength) {
    const foot = manner.foot ? ['', `${' '.repeat(40)}${pages.length + 1}`] : [];
    pages.push(
      [
        ...(pages.length === 0 || manner.repeatsHeader ? head : []),
        ...body.slice(at, at + manner.pageLength),
        ...foot,
      ].join('\n'),
    );
  }
  return pages.join('\n\f');
}
