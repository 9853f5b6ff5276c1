import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

const fewestLabels = 3;
const fewestTimes = 3;

/** Words up to a small letter that a capital or a number follows without a space. */
const glued = /^\p{Lu}[\p{L}’' ]{1,40}?\p{Ll}(?=\p{Lu}|\p{N})/u;

/**
 * Lines whose label and value lost the space between them (`StatusComplete`, `Our viewKept in part`),
 * each cut into two: where three labels or more do so again and again, and one of them is known.
 */
export function cutGluedLabels(lines: readonly TextLine[], words: Words): readonly TextLine[] {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const label = glued.exec(text)?.[0];
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const labels = new Set([...counts].filter(([, count]) => count >= fewestTimes).map(([label]) => label));
  const known = [...labels].some((label) => words.headers.get(label) !== undefined);
  if (labels.size < fewestLabels || !known) return lines;
  return lines.flatMap((line) => {
    const label = glued.exec(line.text)?.[0];
    if (label === undefined || !labels.has(label)) return [line];
    const at = label.length;
    return [
      { ...line, end: line.start + at, text: label, emphasised: at, isItem: false },
      { ...line, start: line.start + at, text: line.text.slice(at), opens: true, emphasised: 0, isItem: false },
    ];
  });
}
