import type { Paragraph } from './paragraphs.js';

/** How the text of a document is set: what headings stand out from. */
export interface BodyStyle {
  readonly size: number;
  readonly bold: boolean;
}

/** The commonest size and weight, by characters. */
export function bodyStyle(paragraphs: Iterable<Paragraph>, cells: ReadonlyMap<number, number>): BodyStyle {
  const sizes = new Map(cells);
  let bold = 0;
  let all = 0;
  let current = 0;
  let length = 0;
  const count = (): void => {
    if (length > 0) sizes.set(current, (sizes.get(current) ?? 0) + length);
    all += length;
    length = 0;
  };
  for (const paragraph of paragraphs) {
    for (const { words } of paragraph.lines) {
      for (const { text, size, style } of words) {
        const rounded = Math.round(size * 2) / 2;
        if (rounded !== current) count();
        current = rounded;
        length += text.length;
        if (style.bold) bold += text.length;
      }
    }
  }
  count();
  let best = 10;
  let most = 0;
  for (const [size, count] of sizes) {
    if (count <= most) continue;
    best = size;
    most = count;
  }
  return { size: best, bold: bold > 0.6 * all };
}

const longestHeading = 200;

/** Whether a paragraph is set as a heading: larger than the text, or bold where the text is not. */
export function isHeading(paragraph: Paragraph, body: BodyStyle): boolean {
  const { lines, size, bold, bullet } = paragraph;
  if (bullet || lines.length > 4) return false;
  const text = lines.reduce(
    (length, { words }) => length + words.reduce((sum, word) => sum + word.text.length + 1, 0),
    0,
  );
  if (text > longestHeading || text < 3) return false;
  const last = lines.at(-1)?.words.at(-1)?.text ?? '';
  // Sentences over several lines that end so lead to a list below them.
  if (lines.length > 1 && last.endsWith(':')) return false;
  if (size > 1.12 * body.size) return !last.endsWith('.') || size > 1.4 * body.size;
  return bold && !body.bold && size >= 0.95 * body.size && !/[.;,]$/u.test(last);
}

/** Levels 1 to 6, by size and then weight: the largest headings are of level 1. */
export function headingLevels(headings: readonly Paragraph[]): Map<Paragraph, number> {
  const rank = ({ size, bold }: Paragraph): number => Math.round(size * 2) * 2 + (bold ? 1 : 0);
  const ranks = [...new Set(headings.map(rank))].sort((a, b) => b - a);
  return new Map(headings.map((heading) => [heading, Math.min(6, ranks.indexOf(rank(heading)) + 1)]));
}
