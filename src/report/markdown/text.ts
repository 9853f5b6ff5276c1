import { clean, cleanLine } from '../clean.js';
import { webLink } from '../story/source.js';
import type { Phrase } from '../story/piece.js';

/** Source text as Markdown that shows it and does nothing else. */

const special = /[\\`*[\]<>|~$]/gu;
const underscoreAtEdge = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const entity = /&(?=#?\w+;)/gu;
const lineStart = /^(\s*)([#+=-]|\d+(?=[.)]))/u;

/** Text on one line, every mark of Markdown escaped. */
export function escapeLine(text: string): string {
  return escapeMarks(cleanLine(text));
}

function escapeMarks(text: string): string {
  return text.replace(special, '\\$&').replace(underscoreAtEdge, '\\_').replace(entity, '\\&');
}

/** Text of several lines as a block quotation; a line that would begin a list or heading does not. */
export function quote(text: string): readonly string[] {
  const lines = clean(text).split('\n');
  return lines.map((line, index) => {
    const escaped = escapeMarks(line).replace(
      lineStart,
      (_, space: string, mark: string) => `${space}${/\d/u.test(mark) ? `${mark}\u2060` : `\\${mark}`}`,
    );
    return `> ${escaped}${index < lines.length - 1 ? '\\' : ''}`.trimEnd();
  });
}

/** The publisher's words are quoted; an arrow says what became of what. */
export function phrase(pieces: Phrase): string {
  return pieces
    .map((piece) =>
      typeof piece === 'string'
        ? escapeKeepingEdges(piece)
        : piece.kind === 'said'
          ? `“${escapeLine(piece.text)}”`
          : ' → ',
    )
    .join('');
}

function escapeKeepingEdges(text: string): string {
  return escapeMarks(clean(text).replace(/\n/gu, ' '));
}

/** A link if the address is one of the web, else the text alone. */
export function link(text: string, address: string | null): string {
  const page = address === null ? null : webLink(address);
  return page === null
    ? text
    : `[${text}](${page.replace(/[()<>\\`*_|]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

/** A table; every cell is already Markdown. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (numbers.includes(index) ? '---:' : '---'))), ...rows.map(line)];
}
