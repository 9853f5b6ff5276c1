import type { Engine, loadEngine, openFile, openPage } from '../../src/extract/pdf/engine.js';

/** The engine as it is shipped. */
export interface EngineCalls {
  readonly loadEngine: typeof loadEngine;
  readonly openFile: typeof openFile;
  readonly openPage: typeof openPage;
}

/**
 * What reading a PDF costs at the least: pdfium alone gives every character with its box, and
 * the segments of every path object, those in form XObjects too. Gives the pages read.
 */
export async function readByEngineAlone(
  body: Uint8Array,
  { loadEngine, openFile, openPage }: EngineCalls,
): Promise<number> {
  const engine = await loadEngine();
  const file = openFile(engine, body);
  if (typeof file === 'string') throw new Error(file);
  for (let index = 0; index < file.pages; index++) {
    const page = openPage(file, index);
    if (!page) continue;
    takeCharacters(engine, page.text);
    const count = engine.calls.FPDFPage_CountObjects(page.handle);
    takePaths(engine, count, (at) => engine.calls.FPDFPage_GetObject(page.handle, at));
    page.close();
  }
  const { pages } = file;
  file.close();
  return pages;
}

function takeCharacters({ calls, scratch, floats }: Engine, text: number): number {
  const count = calls.FPDFText_CountChars(text);
  const boxes = new Float32Array(4 * count);
  const codes = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    codes[index] = calls.FPDFText_GetUnicode(text, index);
    calls.FPDFText_GetLooseCharBox(text, index, scratch);
    for (let i = 0; i < 4; i++) boxes[4 * index + i] = floats[(scratch >> 2) + i] ?? 0;
  }
  return codes.length;
}

const [path, form] = [2, 5];

function takePaths(engine: Engine, count: number, get: (index: number) => number): void {
  const { calls, scratch } = engine;
  for (let index = 0; index < count; index++) {
    const object = get(index);
    const type = calls.FPDFPageObj_GetType(object);
    if (type === form) {
      calls.FPDFPageObj_GetMatrix(object, scratch);
      const inner = calls.FPDFFormObj_CountObjects(object);
      takePaths(engine, inner, (at) => calls.FPDFFormObj_GetObject(object, at));
    }
    if (type !== path) continue;
    calls.FPDFPageObj_GetMatrix(object, scratch);
    calls.FPDFPath_GetDrawMode(object, scratch, scratch + 4);
    const segments = calls.FPDFPath_CountSegments(object);
    const points = new Float32Array(2 * segments);
    for (let at = 0; at < segments; at++) {
      const segment = calls.FPDFPath_GetPathSegment(object, at);
      calls.FPDFPathSegment_GetType(segment);
      calls.FPDFPathSegment_GetClose(segment);
      calls.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
      points[2 * at] = engine.floats[scratch >> 2] ?? 0;
      points[2 * at + 1] = engine.floats[(scratch >> 2) + 1] ?? 0;
    }
  }
}
