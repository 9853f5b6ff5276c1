import type { Stroke } from './paths.js';
import type { Tolerances } from './tolerances.js';

/** A rule of a table: pieces on one line, snapped and joined. */
export type Rule = Stroke;

export interface Rules {
  /** By y, then x. */
  readonly horizontal: readonly Rule[];
  /** By x, then y. */
  readonly vertical: readonly Rule[];
}

/**
 * Makes rules from strokes: pieces that are nearly on one line are snapped to it, pieces
 * that nearly meet are joined, and what is then still very short is dropped. Method: the one
 * of pdfplumber and tabula, by single linkage along the sorted coordinate.
 */
export function makeRules(strokes: readonly Stroke[], tolerances: Tolerances): Rules {
  const horizontal: Stroke[] = [];
  const vertical: Stroke[] = [];
  for (const stroke of strokes) (stroke.horizontal ? horizontal : vertical).push(stroke);
  return { horizontal: joinPieces(horizontal, tolerances), vertical: joinPieces(vertical, tolerances) };
}

function joinPieces(strokes: Stroke[], tolerances: Tolerances): Rule[] {
  strokes.sort((a, b) => a.at - b.at || a.from - b.from);
  const rules: Rule[] = [];
  for (let i = 0; i < strokes.length;) {
    const start = strokes[i]?.at ?? 0;
    let j = i;
    let weight = 0;
    let sum = 0;
    for (; j < strokes.length; j++) {
      const stroke = strokes[j];
      if (!stroke || stroke.at - start > tolerances.snap) break;
      const length = stroke.to - stroke.from + 0.01;
      weight += length;
      sum += stroke.at * length;
    }
    joinOnLine(strokes.slice(i, j), sum / weight, tolerances, rules);
    i = j;
  }
  return rules;
}

function joinOnLine(pieces: Stroke[], at: number, tolerances: Tolerances, into: Rule[]): void {
  pieces.sort((a, b) => a.from - b.from);
  let open: { from: number; to: number; thickness: number } | null = null;
  const horizontal = pieces[0]?.horizontal ?? true;
  const finish = (): void => {
    if (open && open.to - open.from >= tolerances.shortestRule)
      into.push({ horizontal, at, from: open.from, to: open.to, thickness: open.thickness });
  };
  for (const { from, to, thickness } of pieces) {
    if (open && from - open.to <= tolerances.join) {
      open.to = Math.max(open.to, to);
      open.thickness = Math.max(open.thickness, thickness);
    } else {
      finish();
      open = { from, to, thickness };
    }
  }
  finish();
}

/** Rules that hang together by touching one another. */
export interface Mesh {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Groups rules that meet, directly or by others. Method: union of crossings, verticals found by binary search. */
export function findMeshes({ horizontal, vertical }: Rules, tolerances: Tolerances): Mesh[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const { touch } = tolerances;
  for (const [h, rule] of horizontal.entries()) {
    for (let v = firstFrom(vertical, rule.from - touch); v < vertical.length; v++) {
      const other = vertical[v];
      if (!other || other.at > rule.to + touch) break;
      if (rule.at >= other.from - touch && rule.at <= other.to + touch) parent[find(h)] = find(horizontal.length + v);
    }
  }
  const meshes = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const meshOf = (i: number): { horizontal: Rule[]; vertical: Rule[] } => {
    const root = find(i);
    let mesh = meshes.get(root);
    if (!mesh) meshes.set(root, (mesh = { horizontal: [], vertical: [] }));
    return mesh;
  };
  for (const [h, rule] of horizontal.entries()) meshOf(h).horizontal.push(rule);
  for (const [v, rule] of vertical.entries()) meshOf(horizontal.length + v).vertical.push(rule);
  return [...meshes.values()];
}

/** Index of the first rule at or after a coordinate. */
function firstFrom(rules: readonly Rule[], at: number): number {
  let low = 0;
  let high = rules.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rules[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
