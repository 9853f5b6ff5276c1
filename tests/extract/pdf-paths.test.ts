import { expect, test } from 'vitest';
import type { Engine, OpenedPage } from '../../src/extract/pdf/engine.js';
import type { Matrix } from '../../src/extract/pdf/geometry.js';
import { readDrawing, type Drawing } from '../../src/extract/pdf/paths.js';

type Corner = readonly [x: number, y: number];

/** What is drawn: filled areas, each by its subpaths, and forms that hold others. */
interface Drawn {
  readonly matrix?: Matrix;
  readonly areas?: readonly (readonly Corner[])[];
  readonly holds?: readonly Drawn[];
}

/** Reads drawn objects as from the engine. Their handles are their places in one list, and so are those of segments. */
function read(objects: readonly Drawn[]): Drawing {
  const floats = new Float32Array(32);
  const integers = new Int32Array(floats.buffer);
  const known: Drawn[] = [];
  const segments: { readonly corner: Corner; readonly type: number }[] = [];
  const handle = (object: Drawn | undefined): number => (object ? known.push(object) - 1 : -1);
  const corners = (path: number): { readonly corner: Corner; readonly type: number }[] =>
    (known[path]?.areas ?? []).flatMap((area) => area.map((corner, i) => ({ corner, type: i === 0 ? 2 : 0 })));
  const calls = {
    FPDFPage_CountObjects: () => objects.length,
    FPDFPage_GetObject: (_: number, index: number) => handle(objects[index]),
    FPDFFormObj_CountObjects: (form: number) => known[form]?.holds?.length ?? 0,
    FPDFFormObj_GetObject: (form: number, index: number) => handle(known[form]?.holds?.[index]),
    FPDFPageObj_GetType: (object: number) => (known[object]?.holds ? 5 : 2),
    FPDFPageObj_GetMatrix: (object: number) => floats.set(known[object]?.matrix ?? [1, 0, 0, 1, 0, 0]),
    FPDFPath_GetDrawMode: () => integers.set([1, 0]),
    FPDFPageObj_GetFillColor: () => 0,
    FPDFPath_CountSegments: (path: number) => corners(path).length,
    FPDFPath_GetPathSegment: (path: number, index: number) =>
      segments.push(...corners(path).slice(index, index + 1)) - 1,
    FPDFPathSegment_GetType: (segment: number) => segments[segment]?.type ?? 0,
    FPDFPathSegment_GetPoint: (segment: number) => floats.set(segments[segment]?.corner ?? [0, 0]),
  };
  const engine = { calls, floats, integers, scratch: 0 } as unknown as Engine;
  const page = { handle: 0 } as OpenedPage;
  return readDrawing(engine, page, [1, 0, 0, 1, 0, 0], { ruleThickness: 2, slope: 0.01 }, 1000);
}

const box = (left: number, top: number): Corner[] => [
  [left, top],
  [left + 40, top],
  [left + 40, top + 20],
  [left, top + 20],
];

const places = ({ fills }: Drawing): number[][] =>
  fills.map(({ left, top, right, bottom }) => [left, top, right, bottom]);

test('each area stands where its own matrix and those of the forms around it put it', () => {
  const matrix: Matrix = [1, 0, 0, 1, 100, 0];
  const drawn = read([
    { matrix, areas: [box(0, 0)] },
    { matrix, areas: [box(0, 50)] },
    { matrix, holds: [{ matrix, areas: [box(0, 0)] }, { areas: [box(0, 50)] }] },
    { areas: [box(0, 0)] },
  ]);
  expect(places(drawn)).toEqual([
    [100, 0, 140, 20],
    [100, 50, 140, 70],
    [200, 0, 240, 20],
    [100, 50, 140, 70],
    [0, 0, 40, 20],
  ]);
});

test('an area that begins as a rectangle and goes on is none, and the one drawn after it is read', () => {
  const arrow: Corner[] = [...box(0, 0), [0, 0], [0, 0], [-30, 10]];
  const closed: Corner[] = [...box(0, 60), [0, 60], [0, 60]];
  expect(places(read([{ areas: [arrow, box(0, 30), [...arrow, ...arrow], closed] }]))).toEqual([
    [0, 30, 40, 50],
    [0, 60, 40, 80],
  ]);
});
