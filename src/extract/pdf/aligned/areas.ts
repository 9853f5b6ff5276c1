import { around, shared, type Box } from '../geometry.js';
import { typicalSize } from '../lines.js';
import type { Rule } from '../rules.js';
import type { Word } from '../words.js';
import type { Area } from './area.js';
import { caption, isBelowNumber, isProse, isTitle } from './captions.js';
import { cutChunks, textOfChunk, type ChunkLine } from './chunks.js';
import { withNeighbours } from './neighbours.js';

/** Lines that no table holds yet, and the rules that belong to none. */
export interface Rest {
  readonly words: readonly Word[];
  /** The same words as lines of chunks. */
  readonly lines: readonly ChunkLine[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

type Drawn = Pick<Rest, 'horizontal' | 'vertical'>;

/** Areas between rules of the same width: at least two, with text in columns between them. */
export function areasBetweenRules(rest: Rest, gap: number): Area[] {
  const areas: Area[] = [];
  for (const group of sameWidth(rest.horizontal)) {
    const [first] = group;
    if (!first || group.length < 2) continue;
    const words = rest.words.filter(({ left, right }) => left >= first.from - 6 && right <= first.to + 6);
    const lines = words.length === rest.words.length ? rest.lines : cutChunks(words, gap);
    for (const chain of chains(group, lines)) {
      const area = areaOf(chain, linesAt(chain, group, lines), rest);
      if (area) areas.push(area);
    }
  }
  return areas;
}

/** The lines around a chain as far as the rules of its group above and below it: beyond them is another table. */
function linesAt(chain: readonly Rule[], group: readonly Rule[], lines: readonly ChunkLine[]): readonly ChunkLine[] {
  if (chain.length === group.length) return lines;
  const first = group.findIndex((rule) => rule === chain[0]);
  const [above, below] = [group[first - 1]?.at ?? -Infinity, group[first + chain.length]?.at ?? Infinity];
  return lines.filter(({ baseline }) => baseline > above && baseline < below + 1);
}

/** Rules that begin and end alike, from top to bottom. */
function sameWidth(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    if (rule.to - rule.from < 60) continue;
    const group = groups.find(
      ([first]) => first && Math.abs(first.from - rule.from) < 8 && Math.abs(first.to - rule.to) < 8,
    );
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

/** Runs of rules between which text stands in columns, without a heading or caption. */
function chains(rules: readonly Rule[], lines: readonly ChunkLine[]): Rule[][] {
  const found: Rule[][] = [];
  let open: Rule[] = [];
  const size = typicalSize(lines);
  const held = rules.map((rule, i) => {
    const before = rules[i - 1];
    return before ? lines.filter(({ baseline }) => baseline > before.at && baseline < rule.at + 1) : [];
  });
  const rows = rules.flatMap((rule, i) => (held[i]?.length === 1 ? [rule.at - (rules[i - 1]?.at ?? 0)] : []));
  for (const [i, rule] of rules.entries()) {
    const between = held[i] ?? [];
    const before = open.at(-1);
    const isRow = before && isRowTitle(between, before, rule, rows);
    if ((!isRow && !isTabular(between, rule.to - rule.from)) || between.some((line) => isTitle(line, size))) {
      if (open.length >= 2) found.push(open);
      open = [];
    }
    open.push(rule);
  }
  if (open.length >= 2) found.push(open);
  return found;
}

/** A label alone between two rules as far apart as those of `rows` of one line are: the title of the rows below it. */
function isRowTitle(lines: readonly ChunkLine[], above: Rule, below: Rule, rows: readonly number[]): boolean {
  const [line] = lines;
  if (!line || lines.length > 1 || isProse(line, below.to - below.from)) return false;
  const height = below.at - above.at;
  return line.left < above.from + 2 * line.size && rows.filter((other) => Math.abs(other - height) < 2).length >= 4;
}

function isTabular(lines: readonly ChunkLine[], width: number): boolean {
  if (lines.length === 0) return true;
  const prose = lines.filter((line) => isProse(line, width)).length;
  const several = lines.filter(({ chunks }) => chunks.length >= 2).length;
  return prose <= 0.34 * lines.length && several >= Math.min(lines.length, 1);
}

function areaOf(chain: readonly Rule[], all: readonly ChunkLine[], rest: Rest): Area | null {
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last) return null;
  const lines = withNeighbours(
    all,
    (line) => line.baseline > first.at && line.baseline < last.at + 1,
    last.to - last.from,
  );
  const inside = lines.flatMap((line) => line.words);
  if (lines.filter(({ chunks }) => chunks.length >= 2).length < 2) return null;
  const box = {
    left: Math.min(first.from, around(inside).left),
    right: Math.max(first.to, around(inside).right),
    top: first.at,
    bottom: last.at,
  };
  return areaIn(box, box, lines, rest);
}

/** Lines in their box, with the rules that lie in another one. */
export function areaIn({ left, top, right, bottom }: Box, drawn: Box, lines: readonly ChunkLine[], rest: Drawn): Area {
  const { horizontal, vertical } = rulesIn(drawn, rest);
  return { left, top, right, bottom, lines, horizontal, vertical };
}

/** The rules that lie in a box. */
function rulesIn(box: Box, { horizontal, vertical }: Drawn): Drawn {
  return {
    horizontal: horizontal.filter(
      (rule) =>
        rule.at >= box.top - 3 && rule.at <= box.bottom + 3 && shared(rule.from, rule.to, box.left, box.right) > 0,
    ),
    vertical: vertical.filter(
      (rule) =>
        rule.at >= box.left - 3 && rule.at <= box.right + 3 && shared(rule.from, rule.to, box.top, box.bottom) > 0,
    ),
  };
}

/**
 * Areas without rules around them: runs of lines with several chunks, short lines among
 * them, as far as running text or wide white space.
 */
export function openAreas(rest: Omit<Rest, 'words'>): Area[] {
  const { lines } = rest;
  const width = lines.length > 0 ? around(lines).right - around(lines).left : 0;
  const areas: Area[] = [];
  for (let i = 0; i < lines.length;) {
    const start = lines[i];
    if (!start || !isSeveral(start, width)) {
      i++;
      continue;
    }
    const end = runEnd(lines, i, width);
    const first = runStart(lines, i, width);
    const held = lines.slice(first, end);
    if (held.filter((line) => isSeveral(line, width)).length >= 3) {
      const box = around(held);
      areas.push(areaIn(box, { ...box, top: box.top - 4, bottom: box.bottom + 4 }, held, rest));
    }
    i = Math.max(end, i + 1);
  }
  return areas;
}

function isSeveral(line: ChunkLine, width: number): boolean {
  return line.chunks.length >= 2 && !isProse(line, width) && !isListed(line);
}

/** A bullet or number before running text is no column. */
function isListed({ chunks }: ChunkLine): boolean {
  const [first] = chunks;
  return (
    chunks.length === 2 &&
    first !== undefined &&
    /^(?:[•◦▪‣⁃●○■□·–-]|[\uf0b7\uf0a7]|\(?(?:[\p{L}\d]|[ivxIVX]{1,4}|\d{1,3})[.)]|\d+(?:\.\d+)+\.?|[*†‡]+|[§o])$/u.test(
      textOfChunk(first.words),
    )
  );
}

/** One past the last line of a run. */
function runEnd(lines: readonly ChunkLine[], from: number, width: number): number {
  let end = from + 1;
  for (let i = from + 1; i < lines.length && i - end < 3; i++) {
    const [line, before] = [lines[i], lines[i - 1]];
    if (!line || !before || isProse(line, width)) break;
    if (line.baseline - before.baseline > 3.2 * Math.max(line.size, before.size)) break;
    if (isSeveral(line, width)) end = i + 1;
    else if (caption.test(textOfChunk(line.words))) break;
  }
  return end;
}

/** Short lines above the first full one may be its header. */
function runStart(lines: readonly ChunkLine[], from: number, width: number): number {
  let start = from;
  const left = lines[from]?.chunks[0]?.right ?? 0;
  for (let i = from - 1; i >= Math.max(0, from - 3); i--) {
    const [line, below] = [lines[i], lines[i + 1]];
    if (!line || !below || isProse(line, width) || line.chunks.length > 1) break;
    if (below.baseline - line.baseline > 1.7 * Math.max(line.size, below.size)) break;
    if (caption.test(textOfChunk(line.words)) || isBelowNumber(line, lines[i - 1]) || line.left < left) break;
    start = i;
  }
  return start;
}
