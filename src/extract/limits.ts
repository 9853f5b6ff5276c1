/**
 * How much of one input is read. Counted in steps, never in time, so that the same input
 * gives the same document on every machine; beyond a limit what was read is kept and a
 * message says so. Memory is the exception: running out of it is a fault, never a shorter answer.
 */
export interface Limits {
  /** Bytes of one capture. */
  readonly bytes: number;
  /** Elements open at once. The cost of the HTML algorithm grows with it; browsers stop at 512. */
  readonly depth: number;
  /** Elements of one page, those included that the HTML algorithm opens again by itself. */
  readonly elements: number;
  /** Attributes of one tag: the HTML algorithm compares each with all before it. */
  readonly attributes: number;
  /** Slots (rows times columns) of one table. */
  readonly slots: number;
  /** Columns of one table. */
  readonly columns: number;
  /** Pages of one document. */
  readonly pages: number;
  /** Characters of one document with pages. */
  readonly characters: number;
  /** Drawn objects and pieces of them on one page, text apart. */
  readonly pathSteps: number;
  /** Bytes that a document may grow to when it is unpacked, all parts together. */
  readonly unpackedBytes: number;
  /** How many times larger than packed a part may be; small parts are let through. */
  readonly unpackRatio: number;
  /** Bytes of memory that the engine for PDF may take. */
  readonly memory: number;
}

export const defaultLimits: Limits = {
  bytes: 100_000_000,
  depth: 512,
  elements: 2_000_000,
  attributes: 2_000,
  slots: 1_000_000,
  columns: 1_000,
  pages: 5_000,
  characters: 20_000_000,
  pathSteps: 400_000,
  unpackedBytes: 400_000_000,
  unpackRatio: 200,
  memory: 1_000_000_000,
};
