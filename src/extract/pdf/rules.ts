import { comparePlaces, type Stroke } from './paths.js';
import { inOrder, sorted } from './sorted.js';
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
  const ordered = sorted(strokes, comparePlaces);
  const rules: Rule[] = [];
  for (let i = 0; i < ordered.length;) {
    const start = ordered[i]?.at ?? 0;
    let j = i;
    let weight = 0;
    let sum = 0;
    for (; j < ordered.length; j++) {
      const stroke = ordered[j];
      if (!stroke || stroke.at - start > tolerances.snap) break;
      const length = stroke.to - stroke.from + 0.01;
      weight += length;
      sum += stroke.at * length;
    }
    joinOnLine(ordered.slice(i, j), sum / weight, tolerances, rules);
    i = j;
  }
  return rules;
}

function compareStarts(a: Stroke, b: Stroke): number {
  return inOrder(a.from, b.from);
}

function joinOnLine(pieces: readonly Stroke[], at: number, tolerances: Tolerances, into: Rule[]): void {
  const [first] = pieces;
  if (!first) return;
  const { horizontal } = first;
  let [from, to, thickness] = [Infinity, -Infinity, 0];
  for (const piece of sorted(pieces, compareStarts)) {
    if (piece.from - to <= tolerances.join) {
      to = Math.max(to, piece.to);
      thickness = Math.max(thickness, piece.thickness);
      continue;
    }
    if (to - from >= tolerances.shortestRule) into.push({ horizontal, at, from, to, thickness });
    from = piece.from;
    to = piece.to;
    thickness = piece.thickness;
  }
  if (to - from >= tolerances.shortestRule) into.push({ horizontal, at, from, to, thickness });
}

/** Rules that hang together by touching one another. */
export interface Mesh {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Groups rules that meet, directly or by others. Method: union of crossings, verticals found by binary search. */
export function findMeshes({ horizontal, vertical }: Rules, tolerances: Tolerances): Mesh[] {
  const parent = new Int32Array(horizontal.length + vertical.length).map((_, i) => i);
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
  const meshes: { readonly horizontal: Rule[]; readonly vertical: Rule[] }[] = [];
  const known = new Int32Array(parent.length);
  const meshOf = (i: number): { readonly horizontal: Rule[]; readonly vertical: Rule[] } => {
    const root = find(i);
    const number = known[root] ?? 0;
    const mesh = meshes[number - 1] ?? { horizontal: [], vertical: [] };
    if (number === 0) known[root] = meshes.push(mesh);
    return mesh;
  };
  horizontal.forEach((rule, h) => meshOf(h).horizontal.push(rule));
  vertical.forEach((rule, v) => meshOf(horizontal.length + v).vertical.push(rule));
  return meshes;
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
