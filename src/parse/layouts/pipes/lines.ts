import type { Range } from '../../../core/span.js';
import type { Flow, Line, Page } from '../../page.js';

/** A line of text cut at its pipes. */
export interface PipeLine extends Range {
  readonly kind: Line['kind'];
  /** What stands between pipes, trimmed; empty cells are empty ranges. The bordering pipes make no piece. */
  readonly pieces: readonly Range[];
  /** Begins, or ends, with a pipe. */
  readonly leading: boolean;
  readonly trailing: boolean;
  readonly pipes: number;
  /** Only pipes and dashes: `---|---|`, `+----+`. */
  readonly isRule: boolean;
  /** An empty line stands above it in the source. */
  readonly isApart: boolean;
}

const rule = /^(?:[\s|│┃+:=_–—-]*[-=–—_]{2}[\s|│┃+:=_–—-]*|(?=[^-]*-)\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?)$/u;

export function readLine(page: Page, line: Line, previousEnd: number | null): PipeLine {
  const { text } = page;
  const isRule = rule.test(text.slice(line.start, Math.min(line.end, line.start + 4000)));
  const at = pipesOf(text, line, isRule);
  const edges = [line.start - 1, ...at, line.end];
  const pieces: Range[] = [];
  for (let i = 0; i + 1 < edges.length; i++) pieces.push(trim(text, (edges[i] ?? 0) + 1, edges[i + 1] ?? line.end));
  const leading = at[0] === line.start;
  const trailing = at.at(-1) === line.end - 1;
  if (leading) pieces.shift();
  if (trailing && (pieces.length > 1 || !leading)) pieces.pop();
  const isApart = previousEnd !== null && hasEmptyLine(page, previousEnd, line.start);
  return {
    start: line.start,
    end: line.end,
    kind: line.kind,
    pieces,
    leading,
    trailing,
    pipes: at.length,
    isRule,
    isApart,
  };
}

export function readLines(page: Page, flow: Flow): readonly PipeLine[] {
  let previous: number | null = null;
  return flow.lines.map((line) => {
    const read = readLine(page, line, previous);
    previous = line.end;
    return read;
  });
}

/** Offsets of the pipes of a line, and of the crossings of a rule; `\|` is a character of a cell. */
function pipesOf(text: string, line: Range, isRule: boolean): readonly number[] {
  const found: number[] = [];
  for (let i = line.start; i < line.end; i++) {
    const code = text.charCodeAt(i);
    if (
      code === 124
        ? text.charCodeAt(i - 1) !== 92 || i === line.start
        : code === 0x2502 || code === 0x2503 || (isRule && code === 43)
    )
      found.push(i);
  }
  return found;
}

function hasEmptyLine(page: Page, from: number, to: number): boolean {
  const { source, tape } = page.document;
  if (source === null) return false;
  const before = tape.locate(Math.max(0, from - 1), from)[0];
  const after = tape.locate(to, to + 1)[0];
  if (!before || !after || !('end' in before) || !('start' in after)) return false;
  return /\n[^\S\n]*\r?\n/u.test(source.slice(before.end, after.start));
}

function trim(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text[start] ?? '')) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
