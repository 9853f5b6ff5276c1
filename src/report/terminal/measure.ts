/** Columns that text takes on a terminal, and the ways to fit it into some. */

const escapes = /\u001b\[\d+m/gu;
const narrow = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u259f]*$/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
// East Asian wide and full-width blocks, and pictographs.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character; made when first needed, because making it takes 10 ms. */
function graphemes(text: string): Iterable<{ readonly segment: string }> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Columns of a line on a terminal; colours take none. */
export function columnsOf(line: string): number {
  const text = line.includes('\u001b') ? line.replace(escapes, '') : line;
  if (narrow.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes(text)) columns += graphemeColumns(segment);
  return columns;
}

function graphemeColumns(segment: string): number {
  if (zeroWidth.test(segment)) return 0;
  return wide.test(segment) ? 2 : 1;
}

/** Spaces after (or before) a line until it takes so many columns. */
export function pad(line: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(line)));
  return align === 'left' ? line + space : space + line;
}

/** A text without colours as lines no wider than `columns`; a word that is too long is broken. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(4, columns)));
}

function wrapLine(line: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(/ +/u).filter((part) => part !== '')) {
    const size = columnsOf(word);
    if (used > 0 && used + 1 + size <= columns) {
      current += ` ${word}`;
      used += 1 + size;
      continue;
    }
    if (used > 0) lines.push(current);
    const pieces = size <= columns ? [word] : breakWord(word, columns);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? '';
    used = columnsOf(current);
  }
  if (used > 0 || lines.length === 0) lines.push(current);
  return lines;
}

function breakWord(word: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let current = '';
  let used = 0;
  for (const { segment } of graphemes(word)) {
    const size = graphemeColumns(segment);
    if (used + size > columns) {
      pieces.push(current);
      current = '';
      used = 0;
    }
    current += segment;
    used += size;
  }
  return [...pieces, current];
}

/** At most `lines` lines, the last with an ellipsis if there were more. */
export function clip(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), `${last.replace(/[\s,;:.]+\S*$/u, '')}…`];
}
