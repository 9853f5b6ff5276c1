import type { TextLine } from './lines.js';
import type { Start } from './starts.js';

/** Fewer are chance. */
const fewest = 3;

const inner = /^(\p{Lu}\p{Ll}{2,20})\s(\p{N}{1,4}(?:\.\p{N}{1,3})*\p{Ll}?)(?::\s+)(?=[\p{Lu}“‘"'])/u;

/**
 * `14. Paragraph 84: The Board should …`, `16. Paragraph 279: …`: the first number counts the paragraphs of the
 * document, those between records among them, and the second says which record it is.
 */
export function withInnerNumbers(
  starts: readonly (Start | null)[],
  lines: readonly TextLine[],
): readonly (Start | null)[] {
  const found = new Map<string, Set<string>>();
  let counted = 0;
  for (const start of starts) {
    const match = matchOf(start, lines);
    if (!match) continue;
    counted++;
    const numbers = found.get(match.noun) ?? new Set();
    found.set(match.noun, numbers.add(match.number));
  }
  const [only, ...more] = found;
  if (!only || more.length > 0 || counted < fewest || only[1].size < counted) return starts;
  return starts.map((start) => {
    const match = matchOf(start, lines);
    if (!start?.rest || !match) return start;
    const id = { start: start.rest.start, end: start.rest.start + match.width };
    const rest = { start: start.rest.start + match.all, end: start.rest.end };
    return { ...start, id, words: match.words, family: `noun ${match.noun.toLowerCase()}`, rest };
  });
}

function matchOf(
  start: Start | null,
  lines: readonly TextLine[],
): { noun: string; number: string; words: string; width: number; all: number } | null {
  const line = start?.family === 'plain' && start.rest ? lines[start.line] : undefined;
  if (!line || !start?.rest) return null;
  const [all = '', noun = '', number = ''] = inner.exec(line.text.slice(start.rest.start - line.start, 200)) ?? [];
  const words = `${noun} ${number}`;
  return all === '' ? null : { noun, number, words, width: words.length, all: all.length };
}
