import type { Box, Turn } from './geometry.js';

/** The calls of pdfium that are used here, as its WebAssembly exports them: all arguments and results are numbers. */
interface Calls {
  malloc(size: number): number;
  free(pointer: number): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDFPage_GetRotation(page: number): number;
  FPDF_GetPageBoundingBox(page: number, box: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetFontWeight(text: number, index: number): number;
  FPDFText_GetFontInfo(text: number, index: number, buffer: number, size: number, flags: number): number;
  FPDFTextObj_GetFont(object: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  FPDFPageObj_GetStrokeWidth(object: number, width: number): number;
  FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  FPDFPageObj_GetStrokeColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, index: number): number;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  FPDFPathSegment_GetType(segment: number): number;
  FPDFPathSegment_GetClose(segment: number): number;
}

/** What the package's own types leave out. */
interface Module {
  readonly wasmExports: Calls;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU8: Uint8Array;
}

/** pdfium, running. `floats` and the other views are of its memory as it is now: it may grow with every call. */
export interface Engine {
  readonly calls: Calls;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly integers: Int32Array;
  readonly bytes: Uint8Array;
  /** 128 bytes for results. */
  readonly scratch: number;
}

let running: Promise<Engine> | null = null;

/** Starts pdfium on first use; the package finds its own WebAssembly, on disk or on the network. */
export function loadEngine(): Promise<Engine> {
  running ??= start();
  return running;
}

/** After a trap nothing in the engine's memory can be trusted: the next document gets a new one. */
export function dropEngine(): void {
  running = null;
}

async function start(): Promise<Engine> {
  const { init } = await import('@embedpdf/pdfium');
  const wrapped = await init({});
  wrapped.PDFiumExt_Init();
  // The wrapped functions check and convert on every call; there are several calls a character.
  const pdfium = wrapped.pdfium as unknown as Module;
  return new RunningEngine(pdfium);
}

/**
 * Holds the views of pdfium's memory: where they are found is a table of many hundred names, and they are asked for with
 * every character. When the memory grows the old ones are left without an element.
 */
class RunningEngine implements Engine {
  readonly calls: Calls;
  readonly scratch: number;
  readonly #pdfium: Module;
  #floats: Float32Array;
  #doubles: Float64Array;
  #integers: Int32Array;
  #bytes: Uint8Array;

  constructor(pdfium: Module) {
    this.#pdfium = pdfium;
    this.calls = pdfium.wasmExports;
    this.scratch = this.calls.malloc(128);
    this.#floats = pdfium.HEAPF32;
    this.#doubles = pdfium.HEAPF64;
    this.#integers = pdfium.HEAP32;
    this.#bytes = pdfium.HEAPU8;
  }

  get floats(): Float32Array {
    if (this.#floats.length === 0) this.#floats = this.#pdfium.HEAPF32;
    return this.#floats;
  }

  get doubles(): Float64Array {
    if (this.#doubles.length === 0) this.#doubles = this.#pdfium.HEAPF64;
    return this.#doubles;
  }

  get integers(): Int32Array {
    if (this.#integers.length === 0) this.#integers = this.#pdfium.HEAP32;
    return this.#integers;
  }

  get bytes(): Uint8Array {
    if (this.#bytes.length === 0) this.#bytes = this.#pdfium.HEAPU8;
    return this.#bytes;
  }
}

/** Why pdfium will not open a file. */
export type Refusal = 'encrypted' | 'damaged';

export interface OpenedFile {
  readonly engine: Engine;
  readonly handle: number;
  readonly pages: number;
  close(): void;
}

/** Opens a file from its bytes; a refusal says why it cannot. */
export function openFile(engine: Engine, body: Uint8Array): OpenedFile | Refusal {
  const { calls } = engine;
  const pointer = calls.malloc(Math.max(1, body.length));
  engine.bytes.set(body, pointer);
  const handle = calls.FPDF_LoadMemDocument(pointer, body.length, 0);
  if (handle === 0) {
    const error = calls.FPDF_GetLastError();
    calls.free(pointer);
    // 4: a password is needed; 5: a security handler that is not known.
    return error === 4 || error === 5 ? 'encrypted' : 'damaged';
  }
  return {
    engine,
    handle,
    pages: calls.FPDF_GetPageCount(handle),
    close: () => {
      calls.FPDF_CloseDocument(handle);
      calls.free(pointer);
    },
  };
}

export interface OpenedPage {
  readonly handle: number;
  readonly text: number;
  /** In user space: `top` is above `bottom`, and greater. */
  readonly bounds: Box;
  readonly turn: Turn;
  close(): void;
}

/** Null for a page that cannot be loaded. */
export function openPage({ engine, handle: file }: OpenedFile, index: number): OpenedPage | null {
  const { calls, scratch } = engine;
  const handle = calls.FPDF_LoadPage(file, index);
  if (handle === 0) return null;
  const text = calls.FPDFText_LoadPage(handle);
  calls.FPDF_GetPageBoundingBox(handle, scratch);
  const at = scratch >> 2;
  const { floats } = engine;
  const [left, top, right, bottom] = [floats[at] ?? 0, floats[at + 1] ?? 0, floats[at + 2] ?? 0, floats[at + 3] ?? 0];
  return {
    handle,
    text,
    bounds: { left, top, right, bottom },
    turn: (calls.FPDFPage_GetRotation(handle) & 3) as Turn,
    close: () => {
      if (text !== 0) calls.FPDFText_ClosePage(text);
      calls.FPDF_ClosePage(handle);
    },
  };
}
