import type { Range } from '../../../core/span.js';

/** The longest id, in characters. */
const longest = 24;
/** Share of the lines that must open with an id of the shape. */
const enough = 0.8;

/**
 * The ids that glued lines open with, by the start of the line: of one shape, another on each
 * line, and the words right after them. Null where the lines open with none.
 *
 *     2023/07Board to approve → 2023/07
 *     14/2018/ANSEAOffice     → 14/2018/ANS, where the others end in three capitals, too
 */
export function leadingIds(text: string, lines: readonly Range[]): ReadonlyMap<number, Range> | null {
  const shapes = new Map<string, string[]>();
  for (const line of lines) {
    const piece = firstPiece(text, line);
    if (piece === null) continue;
    const own = shapes.get(shapeOf(piece));
    if (own) own.push(piece);
    else shapes.set(shapeOf(piece), [piece]);
  }
  const [most] = [...shapes.values()].sort((a, b) => b.length - a.length);
  if (!most) return null;
  const pattern = patternOf(most);
  const found = new Map<number, Range>();
  const seen = new Set<string>();
  for (const { start, end } of lines) {
    const id = pattern.exec(text.slice(start, Math.min(end, start + longest + 3)))?.[0];
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    found.set(start, { start, end: start + id.length });
  }
  return found.size >= 2 && found.size >= lines.length * enough ? found : null;
}

/** What stands before the first word of a line, if it holds a number and no more than one space. */
function firstPiece(text: string, { start, end }: Range): string | null {
  const own = text.slice(start, Math.min(end, start + longest));
  const piece = first.exec(own)?.[0];
  return piece !== undefined && /\p{N}/u.test(piece) && !/\p{Ll}{3}/u.test(piece) ? piece : null;
}

const first = /^(?:\p{Lu}{1,6}[ \u00a0])?[\p{L}\p{N}./()–-]*?[\p{L}\p{N})](?=[“‘(]?\p{Lu}(?:\p{Ll}|\s))/u;

/** `14/2018/AMF` → `9/9/A`; a part (`1(a)`) may follow one id and not the next. */
function shapeOf(id: string): string {
  return runsOf(withoutPart(id))
    .map((run) => (/\p{N}/u.test(run) ? '9' : /\p{Lu}/u.test(run) ? 'A' : /\p{Ll}/u.test(run) ? 'a' : run))
    .join('');
}

function withoutPart(id: string): string {
  return id.replace(/\(\p{Ll}{1,4}\)$/u, '');
}

function runsOf(id: string): readonly string[] {
  return id.match(/\p{N}+|\p{Lu}+|\p{Ll}+|[^\p{N}\p{L}]+/gu) ?? [];
}

/** Ids of this shape, whose letters are as many as they mostly are, or fewer. */
function patternOf(ids: readonly string[]): RegExp {
  const runs = ids.map((id) => runsOf(withoutPart(id)));
  const source = (runs[0] ?? []).map((run, r) => {
    if (/\p{N}/u.test(run)) return String.raw`\p{N}{1,6}`;
    if (!/\p{L}/u.test(run)) return run.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
    const letters = /\p{Lu}/u.test(run) ? String.raw`\p{Lu}` : String.raw`\p{Ll}`;
    return `${letters}{1,${usual(runs.map((each) => each[r]?.length ?? 1))}}`;
  });
  return new RegExp(String.raw`^${source.join('')}(?:\(\p{Ll}{1,4}\))?(?=[“‘(]?\p{Lu})`, 'u');
}

/** The longest of the lengths that a third of all have. */
function usual(lengths: readonly number[]): number {
  return Math.max(
    1,
    ...lengths.filter((length) => lengths.filter((own) => own === length).length * 3 >= lengths.length),
  );
}
