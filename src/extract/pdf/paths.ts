import type { Engine, OpenedPage } from './engine.js';
import { combine, identity, type Box, type Matrix } from './geometry.js';
import { measureRectangle, mostCorners, rectangle } from './rectangle.js';
import { inOrder, sortHere } from './sorted.js';
import { Subpaths } from './subpaths.js';

/** A straight piece of a drawn line, or an edge of a filled area, along one axis. */
export interface Stroke {
  readonly horizontal: boolean;
  /** y of a horizontal, x of a vertical one: the middle of its thickness. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

/** A filled rectangle with area. */
export interface Fill extends Box {
  /** 0 black to 255 white. */
  readonly lightness: number;
}

/** What is drawn on a page besides its text, as far as it can make up a table. */
export interface Drawing {
  /** By the places of their lines. */
  readonly strokes: Stroke[];
  readonly fills: Fill[];
  /** Objects or segments that the limit cut off. */
  cut: number;
  /** Images on the page. */
  pictures: number;
}

const enum ObjectType {
  Path = 2,
  Image = 3,
  Form = 5,
}

const enum SegmentType {
  Line = 0,
  Curve = 1,
  Move = 2,
}

/** How thick a filled box may be and still be a rule, in points. */
export interface PathTolerances {
  readonly ruleThickness: number;
  readonly slope: number;
}

/** Forms may hold themselves. */
const deepestForm = 12;

/**
 * Reads the path objects of a page, those in form XObjects too, as straight pieces along the
 * axes and filled rectangles. `limit` counts objects and segments.
 */
export function readDrawing(
  engine: Engine,
  page: OpenedPage,
  matrix: Matrix,
  tolerances: PathTolerances,
  limit: number,
): Drawing {
  const reader = new PathReader(engine, tolerances, limit);
  const { calls } = engine;
  const count = calls.FPDFPage_CountObjects(page.handle);
  reader.walk(count, (index) => calls.FPDFPage_GetObject(page.handle, index), matrix, 0);
  // Once, for all who ask for what lies where.
  sortHere(reader.drawing.strokes, comparePlaces);
  return reader.drawing;
}

/** By the places of the lines that strokes lie on, then by their beginnings. */
export function comparePlaces(a: Stroke, b: Stroke): number {
  return inOrder(a.at, b.at) || inOrder(a.from, b.from);
}

/** One page is read at a time, so all use the same. */
const subpaths = new Subpaths();

class PathReader {
  readonly drawing: Drawing = { strokes: [], fills: [], cut: 0, pictures: 0 };
  readonly #engine: Engine;
  readonly #tolerances: PathTolerances;
  readonly #subpaths = subpaths;
  #steps: number;
  /** The matrix of the last object, what it was in, and the two together. */
  readonly #set = new Float32Array(6);
  #outer: Matrix | null = null;
  #placed: Matrix = identity;

  constructor(engine: Engine, tolerances: PathTolerances, limit: number) {
    this.#engine = engine;
    this.#tolerances = tolerances;
    this.#steps = limit;
  }

  walk(count: number, get: (index: number) => number, matrix: Matrix, depth: number): void {
    const { calls } = this.#engine;
    for (let index = 0; index < count; index++) {
      if (this.#steps-- <= 0) {
        this.drawing.cut += count - index;
        return;
      }
      const object = get(index);
      const type = calls.FPDFPageObj_GetType(object);
      if (type === (ObjectType.Path as number)) this.#readPath(object, matrix);
      else if (type === (ObjectType.Image as number)) this.drawing.pictures++;
      else if (type !== (ObjectType.Form as number)) continue;
      else if (depth === deepestForm) this.drawing.cut++;
      else {
        const inner = this.#placeOf(object, matrix);
        this.walk(
          calls.FPDFFormObj_CountObjects(object),
          (at) => calls.FPDFFormObj_GetObject(object, at),
          inner,
          depth + 1,
        );
      }
    }
  }

  /** From the space of an object to the page. Most objects are set like the one before them. */
  #placeOf(object: number, outer: Matrix): Matrix {
    const { calls, scratch } = this.#engine;
    calls.FPDFPageObj_GetMatrix(object, scratch);
    const { floats } = this.#engine;
    const set = this.#set;
    let isSame = outer === this.#outer;
    for (let i = 0; i < 6; i++) {
      const value = floats[(scratch >> 2) + i] ?? 0;
      if (set[i] !== value) isSame = false;
      set[i] = value;
    }
    if (isSame) return this.#placed;
    this.#outer = outer;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = set;
    this.#placed = combine([a, b, c, d, e, f], outer);
    return this.#placed;
  }

  #readPath(path: number, outer: Matrix): void {
    const { calls, scratch } = this.#engine;
    calls.FPDFPath_GetDrawMode(path, scratch, scratch + 4);
    const at = scratch >> 2;
    const filled = this.#engine.integers[at] !== 0;
    const stroked = this.#engine.integers[at + 1] !== 0;
    if (!filled && !stroked) return;
    const matrix = this.#placeOf(path, outer);
    this.#readSubpaths(path, matrix, stroked);
    if (this.#subpaths.count === 0) return;
    if (stroked) {
      const lightness = this.#paintOf(path, 'stroke');
      if (lightness !== null) this.#addStrokes(path, matrix, lightness);
    }
    if (filled) {
      const lightness = this.#paintOf(path, 'fill');
      if (lightness !== null) this.#addFills(lightness);
    }
  }

  /** How light the paint of a path is; null where it is (nearly) transparent, and draws nothing. */
  #paintOf(path: number, paint: 'stroke' | 'fill'): number | null {
    const { calls, scratch } = this.#engine;
    const got =
      paint === 'fill'
        ? calls.FPDFPageObj_GetFillColor(path, scratch, scratch + 4, scratch + 8, scratch + 12)
        : calls.FPDFPageObj_GetStrokeColor(path, scratch, scratch + 4, scratch + 8, scratch + 12);
    if (got === 0) return 0;
    const at = scratch >> 2;
    const { integers } = this.#engine;
    if ((integers[at + 3] ?? 255) <= 8) return null;
    return 0.3 * (integers[at] ?? 0) + 0.59 * (integers[at + 1] ?? 0) + 0.11 * (integers[at + 2] ?? 0);
  }

  /** Of a path that is only filled no more corners are read than tell that an area is no rectangle; it is closed anyway. */
  #readSubpaths(path: number, matrix: Matrix, stroked: boolean): void {
    const { calls, scratch } = this.#engine;
    const count = calls.FPDFPath_CountSegments(path);
    const most = stroked ? Infinity : mostCorners + 1;
    const subpaths = this.#subpaths;
    subpaths.clear();
    let corners = 0;
    for (let index = 0; index < count; index++) {
      if (this.#steps-- <= 0) {
        this.drawing.cut += count - index;
        break;
      }
      const segment = calls.FPDFPath_GetPathSegment(path, index);
      const type = calls.FPDFPathSegment_GetType(segment);
      if (type === (SegmentType.Move as number)) {
        subpaths.finish();
        corners = 0;
      } else if (type === (SegmentType.Curve as number)) subpaths.curve();
      if (++corners > most) continue;
      calls.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
      const { floats } = this.#engine;
      const x = floats[scratch >> 2] ?? 0;
      const y = floats[(scratch >> 2) + 1] ?? 0;
      subpaths.add(matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]);
      if (stroked && calls.FPDFPathSegment_GetClose(segment) !== 0) subpaths.close();
    }
    subpaths.finish();
  }

  #addStrokes(path: number, matrix: Matrix, lightness: number): void {
    const { calls, scratch } = this.#engine;
    calls.FPDFPageObj_GetStrokeWidth(path, scratch);
    const width = this.#engine.floats[scratch >> 2] ?? 1;
    const thickness = Math.max(0.1, width * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])));
    const { ruleThickness, slope } = this.#tolerances;
    const { points, count } = this.#subpaths;
    for (let ring = 0; ring < count; ring++) {
      const from = this.#subpaths.from(ring);
      const to = this.#subpaths.to(ring);
      const last = this.#subpaths.isClosed(ring) ? to : to - 2;
      for (let i = from; i < last; i += 2) {
        const next = i + 2 < to ? i + 2 : from;
        const [x1, y1, x2, y2] = [points[i] ?? 0, points[i + 1] ?? 0, points[next] ?? 0, points[next + 1] ?? 0];
        const piece = straight(x1, y1, x2, y2, thickness, slope);
        if (!piece) continue;
        // A very thick stroke is an area: a bar of a chart, or a band of colour.
        if (thickness <= 2 * ruleThickness) this.drawing.strokes.push(piece);
        else if (piece.to - piece.from > thickness) this.#addBand(piece, lightness);
      }
    }
  }

  #addBand({ horizontal, at, from, to, thickness }: Stroke, lightness: number): void {
    const [low, high] = [at - thickness / 2, at + thickness / 2];
    this.drawing.fills.push(
      horizontal
        ? { left: from, top: low, right: to, bottom: high, lightness }
        : { left: low, top: from, right: high, bottom: to, lightness },
    );
  }

  #addFills(lightness: number): void {
    const { ruleThickness } = this.#tolerances;
    const subpaths = this.#subpaths;
    for (let ring = 0; ring < subpaths.count; ring++) {
      if (!measureRectangle(subpaths.points, subpaths.from(ring), subpaths.to(ring))) continue;
      const { left, top, right, bottom } = rectangle;
      const width = right - left;
      const height = bottom - top;
      if (width <= 0 && height <= 0) continue;
      if (height <= ruleThickness && width > height)
        this.drawing.strokes.push({
          horizontal: true,
          at: (top + bottom) / 2,
          from: left,
          to: right,
          thickness: height,
        });
      else if (width <= ruleThickness && height > width)
        this.drawing.strokes.push({
          horizontal: false,
          at: (left + right) / 2,
          from: top,
          to: bottom,
          thickness: width,
        });
      else this.drawing.fills.push({ left, top, right, bottom, lightness });
    }
  }
}

/** A piece along an axis, or null for one that leans. */
function straight(x1: number, y1: number, x2: number, y2: number, thickness: number, slope: number): Stroke | null {
  const width = Math.abs(x2 - x1);
  const height = Math.abs(y2 - y1);
  if (height <= Math.max(0.3, width * slope) && width > height)
    return { horizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2), thickness };
  if (width <= Math.max(0.3, height * slope) && height > width)
    return { horizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2), thickness };
  return null;
}
