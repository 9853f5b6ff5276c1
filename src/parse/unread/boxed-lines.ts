import type { Line, Page } from '../page.js';
import type { Repeat } from './repeat.js';

/** A box, empty or not, in front of a text: `- [x] Mend the gate`, `☐ Count the lamps`. */
const boxed = /^(?:[-*•]\s+)?(?:\[[ xX]?\]|[\u2610-\u2612\u2705\u2b1c])\s+(?=\S+\s+\S)/u;
const fewest = 3;

/** Lists of what is to be done, each with a box, some of them ticked or none. */
export function boxedLines(page: Page, lines: readonly Line[]): readonly Repeat[] {
  const found = lines.filter((line) => boxed.test(page.text.slice(line.start, Math.min(line.end, line.start + 40))));
  const [first] = found;
  if (!first || found.length < fewest) return [];
  return [{ count: found.length, reason: `${found.length} texts have a box in front of them, ticked or empty`, first }];
}
